package org.dorsi.sim.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.DataInputStream;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dorsi.sensors.BodySegment;
import org.dorsi.sensors.Placement;
import org.dorsi.sensors.Side;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class EmulatedBenchTest {

  private static final int SAMPLE_BYTES = 23;

  private final Path folder;

  EmulatedBenchTest(@TempDir Path folder) {
    this.folder = folder;
  }

  /** Five rows with a gap of 300 ms after the third. */
  private static Recording fiveRows() {
    double[] times = {10.000, 10.005, 10.011, 10.311, 10.316};
    float[][] zero = new float[5][3];
    float[][] force = new float[5][3];
    for (int i = 0; i < 5; i++) {
      force[i][0] = i;
      force[i][2] = 9.8125f;
    }
    return new Recording(
        "five",
        Optional.of(new SwitchTrack(times, new byte[] {0x10, 0x10, (byte) 0x90, 0, 0x10})),
        List.of(new ImuTrack(new Placement(Side.RIGHT, BodySegment.FOOT), times, zero, force)));
  }

  private EmulatedBench.Device device(String name, EmulatedBench.Kind kind) {
    return new EmulatedBench.Device(name, kind, folder.resolve(name), Optional.empty());
  }

  @Test
  void playersStartWhenEveryPortIsOpenAndKeepTheRecordingsGaps() throws Exception {
    Path log = folder.resolve("log.jsonl");
    EmulatedBench.Setup setup =
        new EmulatedBench.Setup(
            List.of(
                device("fs", EmulatedBench.Kind.FOOTSWITCH),
                device("imu", EmulatedBench.Kind.XSENS)),
            Optional.of(fiveRows()),
            Optional.of(log),
            20,
            1);
    List<Integer> stampsMicros = new ArrayList<>();
    try (EmulatedBench bench = EmulatedBench.start(setup)) {
      try (InputStream switches = Files.newInputStream(folder.resolve("fs"));
          DataInputStream fs = new DataInputStream(switches)) {
        byte[] hello = readFrame(fs);
        assertEquals(2, hello[1], "only hello until every port is open");
        try (RandomAccessFile imu = new RandomAccessFile(folder.resolve("imu").toFile(), "rw")) {
          List<Integer> closed = new ArrayList<>();
          while (stampsMicros.size() < 5) {
            byte[] body = readFrame(fs);
            if (body[1] == 1) {
              stampsMicros.add(little(body, 4));
              closed.add(body[9] & 0xFF);
            }
          }
          assertEquals(List.of(0x10, 0x10, 0x90, 0, 0x10), closed);
          byte[] first = new byte[5 + 5 + 7 + 15 + 15 + 7];
          imu.readFully(first);
          assertEquals(0x36, first[2]);
          assertEquals("10200200001060", Hex.of(first).substring(8, 22));
        }
      }
      bench.awaitEnd();
    }
    for (int i = 1; i < 5; i++) {
      double seconds = (stampsMicros.get(i) - stampsMicros.get(i - 1)) * 1e-6;
      double expected = new double[] {0, 0.005, 0.006, 0.3, 0.005}[i];
      assertEquals(expected, seconds, 2e-6, "device clock between row " + i + " and the last");
    }
    List<String> lines = Files.readAllLines(log);
    assertTrue(
        lines.stream()
            .anyMatch(l -> l.contains("\"event\":\"play\"") && l.contains("\"fileSeconds\":10")),
        lines::toString);
    assertFalse(Files.exists(folder.resolve("fs"), LinkOption.NOFOLLOW_LINKS));
  }

  @Test
  void aStimulatorLogsCommandsAndPulsesAndAnswersEach() throws Exception {
    Path log = folder.resolve("p24.jsonl");
    EmulatedBench.Setup setup =
        new EmulatedBench.Setup(
            List.of(device("p24", EmulatedBench.Kind.P24)),
            Optional.empty(),
            Optional.of(log),
            20,
            1);
    try (EmulatedBench bench = EmulatedBench.start(setup);
        RandomAccessFile client = new RandomAccessFile(folder.resolve("p24").toFile(), "rw")) {
      assertEquals("01 00", request(client, 1, 0, "00"));
      assertEquals("03 000000", request(client, 2, 2, "82 0fa55000 0644b000 0fa41000"));
      assertEquals("05 00", request(client, 3, 4, ""));
      assertEquals("43 0b", request(client, 4, 54, ""));
      client.write(Hex.bytes("f08155815881c981220821000f"));
      assertEquals("42 01", response(client));
      assertEquals(0, bench.droppedFrames());
    }
    String text = Files.readString(log);
    assertTrue(
        text.contains(
            "\"event\":\"pulse\",\"channel\":1,\"currentMilliamps\":20,\"pulseWidthMicros\":250,"
                + "\"netChargeNanocoulombs\":0}"),
        text);
    assertTrue(text.contains("\"event\":\"command\",\"command\":\"Ll_init\""), text);
  }

  @Test
  void endsWhenItsTimeIsOver() throws Exception {
    EmulatedBench.Setup setup =
        new EmulatedBench.Setup(
            List.of(device("p24", EmulatedBench.Kind.P24)),
            Optional.empty(),
            Optional.empty(),
            0.05,
            1);
    try (EmulatedBench bench = EmulatedBench.start(setup)) {
      bench.awaitEnd();
    }
  }

  /** A frame from its version byte on, without its check. */
  private static byte[] readFrame(DataInputStream in) throws Exception {
    assertEquals(0xA55A, in.readUnsignedShort());
    byte[] body = new byte[in.readUnsignedByte()];
    in.readFully(body);
    in.readUnsignedShort();
    assertTrue(body.length + 5 <= SAMPLE_BYTES || body[1] == 2);
    return body;
  }

  private static int little(byte[] bytes, int at) {
    return (bytes[at] & 0xFF)
        | (bytes[at + 1] & 0xFF) << 8
        | (bytes[at + 2] & 0xFF) << 16
        | (bytes[at + 3] & 0xFF) << 24;
  }

  private static String request(RandomAccessFile client, int packet, int command, String data)
      throws Exception {
    client.write(new ScienceMode4Frame(packet, command, Hex.bytes(data)).encode());
    return response(client);
  }

  private static String response(RandomAccessFile client) throws Exception {
    List<String> found = new ArrayList<>();
    ScienceMode4Receiver receiver =
        new ScienceMode4Receiver(
            new ScienceMode4Receiver.Sink() {
              @Override
              public void frame(ScienceMode4Frame frame) {
                found.add(Hex.of(new byte[] {(byte) frame.command()}) + " " + Hex.of(frame.data()));
              }

              @Override
              public void damaged(int packetNumber, String why) {
                found.add(why);
              }
            });
    while (found.isEmpty()) {
      receiver.receive(new byte[] {client.readByte()}, 1);
    }
    return found.get(0);
  }
}
