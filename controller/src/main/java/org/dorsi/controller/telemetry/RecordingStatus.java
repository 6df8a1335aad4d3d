package org.dorsi.controller.telemetry;

/**
 * How the recording of the trial fares.
 *
 * @param path the trial file; empty where nothing is recorded
 * @param bytesWritten bytes handed to the file so far
 * @param ticksLost ticks that are not in the file because the disk was too slow or failed
 */
public record RecordingStatus(String path, long bytesWritten, long ticksLost) {

  /** No recording. */
  public static final RecordingStatus NONE = new RecordingStatus("", 0, 0);

  /** Whether a file is being written. */
  public boolean active() {
    return !path.isEmpty();
  }
}
