package org.dorsi.sim.device;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Frames of the vendor's C library, ScienceMode4Python and the ScienceMode 3 protocol document. */
class ScienceMode4FrameTest {

  @ParameterizedTest
  @CsvSource({
    "0, 52, '', f0815581598123818200340f",
    "60, 62, '', f08155815881 6c812981a53e0f",
    "60, 31, 01, f0815581 5b 819881e881a51e010f",
    "6, 32, 01 20 00f0 0c855000 0644b000 0c841000,"
        + " f081558148819e81c4182001200081a50c8550000644b0000c8410000f",
    "20, 32, 01 20 00a0 00c84c80 00644b00 00c84980,"
        + " f0815581498181819c5020012000a00c84c8000644b0000c8498000f",
    "0, 0, 00, f081558158815581550000000f",
    "2, 33, 00, f08155815881c981230821000f",
    "31, 53, 00 50323453303031323334, f081558142813681597c3500503234533030313233340f",
    "13, 37, 00 04 ff 00000000, f0815581468152816034250004ff000000000f",
    "17, 37, 00 04 0f 00000000, f0815581418159819044250004815a000000000f",
    "25, 3, 0a 13 00, f08155815a81cf81b264030a13000f",
    "11, 66, 01, f08155815881dd817d2c42010f",
  })
  void readsWhatVendorsSendAndSendsWhatTheyRead(int packet, int command, String data, String wire) {
    byte[] expected = Hex.bytes(wire);
    List<String> found = receive(expected);
    if (command != 32 && command != 31) {
      ScienceMode4Frame frame = new ScienceMode4Frame(packet, command, Hex.bytes(data));
      assertEquals(Hex.of(expected), Hex.of(frame.encode()));
    }
    assertEquals(1, found.size());
    assertEquals(Hex.of(expected), found.get(0));
  }

  @Test
  void restartsAtTheSecondStartByteOfAnAbortedFrame() {
    assertEquals(
        List.of("f08155815881c981230821000f"),
        receive(Hex.bytes("f081558158f08155815881c981230821000f")));
  }

  @Test
  void takesTwoFramesBackToBack() {
    assertEquals(
        List.of("f08155815881c981230821000f", "f081558158811581e30c21000f"),
        receive(Hex.bytes("f08155815881c981230821000ff081558158811581e30c21000f")));
  }

  @Test
  void saysThatAFlippedCheckIsDamage() {
    assertEquals(List.of("damaged 2"), receive(Hex.bytes("f08155815881c981220821000f")));
  }

  @Test
  void waitsForMoreOfATruncatedFrame() {
    assertEquals(List.of(), receive(Hex.bytes("f08155815881c98123082100")));
  }

  /** What was found, frames encoded again: the round trip must give the same bytes. */
  private static List<String> receive(byte[] bytes) {
    List<String> found = new ArrayList<>();
    new ScienceMode4Receiver(
            new ScienceMode4Receiver.Sink() {
              @Override
              public void frame(ScienceMode4Frame frame) {
                found.add(Hex.of(frame.encode()));
              }

              @Override
              public void damaged(int packetNumber, String why) {
                found.add("damaged " + packetNumber);
              }
            })
        .receive(bytes, bytes.length);
    return found;
  }
}
