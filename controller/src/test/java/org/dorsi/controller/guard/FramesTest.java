package org.dorsi.controller.guard;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.Random;
import java.util.zip.CRC32C;
import org.dorsi.controller.safety.GuardStatus;
import org.dorsi.controller.safety.TestCommands;
import org.dorsi.controller.stimulation.PulseParameters;
import org.dorsi.controller.stimulation.StimulationMode;
import org.junit.jupiter.api.Test;

/** The two frames of the pipe. */
class FramesTest {

  private final Permit permit = new Permit();
  private final ByteBuffer frame = ByteBuffer.allocate(Permit.SIZE);

  @Test
  void permitSaysOnTheOtherSideWhatWasPutIn() {
    permit.set(TestCommands.armed(3, new PulseParameters(20.5, 250, 40), PulseParameters.OFF));
    permit.type = Permit.Type.PERMIT;
    permit.sessionEpoch = -5;
    permit.echoedCounter = 1_000_000;
    permit.sequence = -7;
    permit.encode(frame);

    Permit read = new Permit();
    assertTrue(read.decode(frame));
    assertEquals(Permit.Type.PERMIT, read.type);
    assertEquals(-5, read.sessionEpoch);
    assertEquals(1_000_000, read.echoedCounter);
    assertEquals(-7, read.sequence);
    assertEquals(3, read.armingEpoch);
    assertTrue(read.outputEnabled);
    assertArrayEquals(new int[] {41, 0, 0, 0, 0, 0, 0, 0}, read.numbers.halfMilliamps);
    assertEquals(250, read.numbers.widthMicros[0]);
    assertEquals(25_000, read.numbers.periodMicros[0]);
  }

  @Test
  void roundingNeverRaisesCurrentWidthOrFrequency() {
    Random random = new Random(5);
    for (int i = 0; i < 100_000; i++) {
      PulseParameters asked =
          new PulseParameters(
              random.nextDouble() * 100,
              50 + random.nextDouble() * 450,
              1 + random.nextDouble() * 59);
      permit.set(TestCommands.armed(1, asked));
      assertTrue(permit.numbers.halfMilliamps[0] / 2.0 <= asked.amplitudeMilliamps());
      assertTrue(permit.numbers.widthMicros[0] <= asked.pulseWidthMicros());
      assertTrue(1e6 / permit.numbers.periodMicros[0] <= asked.frequencyHz() * (1 + 1e-12));
    }
  }

  @Test
  void whatIsNotANumberIsOff() {
    permit.set(TestCommands.armed(1, new PulseParameters(Double.NaN, 250, 40)));
    assertEquals(0, permit.numbers.halfMilliamps[0]);
  }

  @Test
  void permitWithAnyBitFlippedIsDamaged() {
    permit.set(TestCommands.armed(1, new PulseParameters(20, 250, 40)));
    permit.encode(frame);
    for (int bit = 0; bit < Permit.SIZE * 8; bit++) {
      frame.array()[bit / 8] ^= (byte) (1 << bit % 8);
      assertFalse(new Permit().decode(frame), "bit " + bit);
      frame.array()[bit / 8] ^= (byte) (1 << bit % 8);
    }
    assertTrue(new Permit().decode(frame));
  }

  @Test
  void everyKindAndModeOfPermitArrivesAsWhatItIs() {
    for (Permit.Type type : Permit.Type.values()) {
      for (StimulationMode mode : StimulationMode.values()) {
        permit.type = type;
        permit.numbers.mode = mode;
        permit.encode(frame);
        Permit read = new Permit();
        assertTrue(read.decode(frame));
        assertEquals(type, read.type);
        assertEquals(mode, read.numbers.mode);
      }
    }
  }

  /** The check may be good by chance, or the sender mad. */
  @Test
  void aFrameThatIsNoneOfOursIsRefusedThoughItsCheckIsGood() {
    for (int[] forged : new int[][] {{0, 0}, {4, 9}, {5, 0}, {5, 5}, {5, -1}, {7, 4}, {7, -1}}) {
      permit.encode(frame);
      ByteBuffer bad = forged(frame.array().clone(), forged[0], forged[1]);
      assertFalse(new Permit().decode(bad), "byte " + forged[0] + " = " + forged[1]);
    }
    ByteBuffer bytes = ByteBuffer.allocate(Ack.SIZE);
    for (int[] forged : new int[][] {{0, 0}, {4, 9}, {5, 4}, {5, -1}}) {
      new Ack().encode(bytes);
      ByteBuffer bad = forged(bytes.array().clone(), forged[0], forged[1]);
      assertFalse(new Ack().decode(bad), "byte " + forged[0] + " = " + forged[1]);
    }
  }

  private static ByteBuffer forged(byte[] frame, int index, int value) {
    frame[index] = (byte) value;
    CRC32C crc = new CRC32C();
    crc.update(frame, 0, frame.length - 4);
    return ByteBuffer.wrap(frame).putInt(frame.length - 4, (int) crc.getValue());
  }

  @Test
  void noOutputIsNoOutputWhateverThePermitSaidBefore() {
    permit.set(TestCommands.armed(3, new PulseParameters(20, 250, 40)));
    permit.setOff(5);
    assertFalse(permit.outputEnabled);
    assertEquals(5, permit.armingEpoch);
    assertEquals(0, permit.numbers.halfMilliamps[0]);
  }

  @Test
  void ackWithAnyBitFlippedIsDamagedAndOneAfterAnotherIsNot() {
    Ack ack = new Ack();
    ByteBuffer bytes = ByteBuffer.allocate(Ack.SIZE);
    ack.encode(bytes);
    ack.setDetail("ok");
    ack.counter = 5;
    ack.encode(bytes);
    for (int bit = 0; bit < Ack.SIZE * 8; bit++) {
      bytes.array()[bit / 8] ^= (byte) (1 << bit % 8);
      assertFalse(new Ack().decode(bytes), "bit " + bit);
      bytes.array()[bit / 8] ^= (byte) (1 << bit % 8);
    }
    Ack read = new Ack();
    assertTrue(read.decode(bytes));
    assertFalse(read.stopLatched);
    assertEquals(GuardStatus.Stimulator.ABSENT, read.stimulator);
    for (String detail : new String[] {"ok", "no", "nothing", "oh", "on"}) {
      ack.setDetail(detail);
      ack.encode(bytes);
      assertTrue(read.decode(bytes));
      assertEquals(detail, read.detail());
    }
    String same = read.detail();
    assertTrue(read.decode(bytes));
    assertSame(same, read.detail(), "no new text for the same words");
  }

  @Test
  void ackSaysOnTheOtherSideWhatWasPutIn() {
    Ack ack = new Ack();
    ByteBuffer bytes = ByteBuffer.allocate(Ack.SIZE);
    ack.stimulator = GuardStatus.Stimulator.ON;
    ack.stopLatched = true;
    ack.counter = 12;
    ack.sequence = 11;
    ack.bites = 2;
    ack.pulses[7] = 123_456;
    ack.chargeNanocoulombs[7] = 12_345_678_901L;
    ack.setDetail("channel 3: electrode error (10)");
    ack.encode(bytes);

    Ack read = new Ack();
    assertTrue(read.decode(bytes));
    assertEquals(GuardStatus.Stimulator.ON, read.stimulator);
    assertTrue(read.stopLatched);
    assertEquals(12, read.counter);
    assertEquals(11, read.sequence);
    assertEquals(2, read.bites);
    assertEquals(123_456, read.pulses[7]);
    assertEquals(12_345_678_901L, read.chargeNanocoulombs[7]);
    assertEquals("channel 3: electrode error (10)", read.detail());
  }

  @Test
  void detailThatIsTooLongIsCut() {
    Ack ack = new Ack();
    ByteBuffer bytes = ByteBuffer.allocate(Ack.SIZE);
    ack.setDetail("x".repeat(500));
    ack.encode(bytes);
    Ack read = new Ack();
    assertTrue(read.decode(bytes));
    assertEquals("x".repeat(Ack.DETAIL), read.detail());
  }
}
