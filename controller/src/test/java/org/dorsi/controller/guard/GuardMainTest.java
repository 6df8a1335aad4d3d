package org.dorsi.controller.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dorsi.controller.safety.GuardStatus.Stimulator;
import org.dorsi.sensors.serial.SerialLink;
import org.dorsi.sensors.serial.SerialPorts;
import org.dorsi.sensors.serial.SerialSettings;
import org.junit.jupiter.api.Test;

/** How the guard process begins. */
class GuardMainTest {

  private static final SerialPorts NO_PORTS =
      (port, settings) -> {
        throw new IOException("no such port " + port);
      };

  private final MemoryPort port = new MemoryPort(() -> 0);
  private final List<String> opened = new ArrayList<>();
  private final List<Integer> exits = new ArrayList<>();

  private SerialLink open(String name, SerialSettings settings) {
    opened.add(name + " " + settings);
    return port;
  }

  private GuardProcess.Computer computer(OutputStream acks) {
    return new GuardProcess.Computer(
        InputStream.nullInputStream(), acks, () -> 0, () -> {}, exits::add);
  }

  @Test
  void opensThePortAsItsStimulatorWantsIt() throws IOException {
    MemoryPipe acks = new MemoryPipe();
    Optional<GuardProcess> guard =
        GuardMain.open(
            new String[] {"/dev/ttyUSB3", "-5", "REHASTIM2", "MID"},
            this::open,
            computer(acks.out));
    SerialSettings line = new SerialSettings(460_800, 1, SerialSettings.Parity.EVEN, false);
    assertEquals(List.of("/dev/ttyUSB3 " + line), opened);
    guard.orElseThrow().sendAck();
    Ack ack = new Ack();
    assertTrue(ack.decode(ByteBuffer.wrap(acks.in.readNBytes(Ack.SIZE))));
    assertEquals(Stimulator.ABSENT, ack.stimulator);
    assertEquals(List.of(), exits);
  }

  @Test
  void aPortThatCannotBeOpenedIsNamedAndEndsTheProcess() {
    ByteArrayOutputStream acks = new ByteArrayOutputStream();
    assertFalse(
        GuardMain.open(new String[] {"COM9", "1", "P24", "LOW"}, NO_PORTS, computer(acks))
            .isPresent());
    Ack ack = new Ack();
    assertTrue(ack.decode(ByteBuffer.wrap(acks.toByteArray())));
    assertEquals(Stimulator.FAULT, ack.stimulator);
    assertEquals("no such port COM9", ack.detail());
    assertEquals(List.of(GuardProcess.EXIT_DEVICE), exits);
  }

  @Test
  void endsAlsoWhereNobodyListensToTheReason() {
    MemoryPipe acks = new MemoryPipe();
    acks.broken = true;
    GuardMain.open(new String[] {"COM9", "1", "P24", "LOW"}, NO_PORTS, computer(acks.out));
    assertEquals(List.of(GuardProcess.EXIT_DEVICE), exits);
  }

  @Test
  void saysWhichArgumentsItWants() {
    assertEquals(
        "arguments must be: port, session epoch, model, level",
        assertThrows(
                IllegalArgumentException.class,
                () ->
                    GuardMain.open(
                        new String[] {"COM9"}, this::open, computer(new ByteArrayOutputStream())))
            .getMessage());
  }
}
