package org.dorsi.sim.device;

/**
 * The switches under both feet as recorded, row by row.
 *
 * @param timesSeconds the recording's own time stamps, never falling
 * @param closedBits FS1 bits a row: low nibble left foot, high nibble right, in each heel 1, met5
 *     2, met1 4, toe 8; a foot that was not recorded stays 0
 */
@SuppressWarnings("ArrayRecordComponent") // Long columns, shared and never changed.
public record SwitchTrack(double[] timesSeconds, byte[] closedBits) {

  public SwitchTrack {
    Columns.check(timesSeconds, closedBits.length);
  }
}
