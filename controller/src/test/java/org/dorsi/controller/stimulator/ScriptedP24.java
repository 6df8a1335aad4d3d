package org.dorsi.controller.stimulator;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.function.BiConsumer;
import org.dorsi.controller.stimulator.sciencemode4.Command;
import org.dorsi.controller.stimulator.sciencemode4.FrameReader;
import org.dorsi.controller.stimulator.sciencemode4.FrameWriter;

/** A P24 in memory and virtual time that behaves as a test tells it to. */
public final class ScriptedP24 implements StimulatorDriver.Line {

  /** One pulse that a muscle would have got. */
  public record Pulse(long timeNs, int channel, double firstMilliamps, int widthMicros) {}

  private record Reply(long dueNs, ByteBuffer bytes) {}

  private static final long MS = 1_000_000;

  /** What an inertial unit says. */
  private static final byte[] XBUS = {(byte) 0xFA, (byte) 0xFF, 0x36, 1, 2, 3};

  private final FrameReader requests = new FrameReader();
  private final FrameWriter writer = new FrameWriter();
  private final Deque<Reply> replies = new ArrayDeque<>();
  private final Random random = new Random(24);

  public final List<Pulse> pulses = new ArrayList<>();
  public final List<Integer> commands = new ArrayList<>();

  public long nowNs;
  public int status;
  public boolean highVoltage;
  public boolean silent;
  public boolean gone;
  public boolean noise;
  public boolean anotherDevice;
  public long extraDelayNs;

  /** No answer comes before this instant. */
  public long stalledUntilNs;

  public long stopDelayNs;
  public int dropNextPulseAcks;
  public int resultOfPulses;
  public int packetNumberOffset;
  public int socketOffset;
  public boolean secondWriter;

  @Override
  public boolean write(byte[] bytes, int length) {
    if (gone) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (requests.accept(bytes[i])) {
        onRequest();
      }
    }
    return true;
  }

  /** Gives what is due by now to the driver's user. */
  public void deliver(BiConsumer<byte[], Integer> receiver) {
    if (noise) {
      byte[] storm = new byte[40];
      random.nextBytes(storm);
      receiver.accept(storm, storm.length);
    }
    while (!replies.isEmpty() && replies.peek().dueNs() <= nowNs) {
      byte[] bytes = replies.remove().bytes().array();
      receiver.accept(bytes, bytes.length);
    }
  }

  private void onRequest() {
    int command = requests.command();
    commands.add(command);
    if (anotherDevice) {
      replies.add(new Reply(nowNs + MS, ByteBuffer.wrap(XBUS)));
      return;
    }
    switch (command) {
      case Command.GET_DEVICE_ID -> answer(0, 1, 'P', '2', '4', 'T', 'E', 'S', 'T', '0', '0', '1');
      case Command.GET_STIM_STATUS -> answer(0, 1, status, highVoltage ? 6 : 1);
      case Command.LL_INIT -> {
        status = 1;
        highVoltage = true;
        answer(0, 40);
      }
      case Command.LL_STOP -> {
        answer(status == 1 ? 0 : 7, 40);
        status = 0;
        highVoltage = false;
      }
      case Command.ML_STOP -> {
        answer(0, 40);
        status = 0;
        highVoltage = false;
      }
      case Command.LL_CHANNEL_CONFIG -> onPulse();
      default -> answer(11, 1);
    }
  }

  private void onPulse() {
    int head = requests.data(0);
    int channel = 1 + (head >> 5 & 3) + 4 * (head >> 4 & 1);
    if (status == 1 && !silent) {
      int code = (requests.data(2) & 0xF) << 6 | requests.data(3) >> 2;
      int width = requests.data(1) << 4 | requests.data(2) >> 4;
      pulses.add(new Pulse(nowNs, channel, (code - 300) / 2.0, width));
    }
    if (dropNextPulseAcks > 0) {
      dropNextPulseAcks--;
      return;
    }
    int socket = ((head >> 5 & 3) + socketOffset) % 4;
    answer(status == 1 ? resultOfPulses : 7, 1, (head >> 4 & 1) << 4 | socket, 0);
    if (secondWriter) {
      packetNumberOffset += 30;
      answer(0, 1, 0, 0);
      packetNumberOffset -= 30;
    }
  }

  private void answer(int result, long afterMs, int... data) {
    if (silent) {
      return;
    }
    boolean pulse = requests.command() == Command.LL_CHANNEL_CONFIG;
    int number = (requests.packetNumber() + (pulse ? packetNumberOffset : 0)) % 64;
    writer.begin(number, requests.command() + 1).put(result);
    for (int value : data) {
      writer.put(value);
    }
    writer.end();
    byte[] frame = Arrays.copyOf(writer.bytes(), writer.length());
    boolean stop = requests.command() == Command.LL_STOP;
    long delayNs = afterMs * MS + (pulse ? extraDelayNs : stop ? stopDelayNs : 0);
    replies.add(new Reply(Math.max(nowNs + delayNs, stalledUntilNs), ByteBuffer.wrap(frame)));
  }
}
