package org.dorsi.sim.device;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class PseudoTerminalTest {

  private static final byte[] EVERY_BYTE = new byte[256];

  static {
    for (int i = 0; i < 256; i++) {
      EVERY_BYTE[i] = (byte) i;
    }
  }

  private final Path folder;

  PseudoTerminalTest(@TempDir Path folder) {
    this.folder = folder;
  }

  /** Sends back what it gets, and tells of clients. */
  private static final class Echo implements EmulatedDevice {

    private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
    private SerialLine line = frame -> {};

    @Override
    public void opened(SerialLine client, long nowNs) {
      line = client;
      events.add("opened");
    }

    @Override
    public void received(byte[] bytes, int length, long nowNs) {
      line.send(java.util.Arrays.copyOf(bytes, length));
    }

    @Override
    public void closed(long nowNs) {
      events.add("closed");
    }

    @Override
    public void close() {}

    private String next() throws InterruptedException {
      return String.valueOf(events.poll(10, TimeUnit.SECONDS));
    }
  }

  @Test
  void carriesEveryByteBothWaysThoughTheClientSetsNothing() throws Exception {
    Path link = folder.resolve("port");
    try (PseudoTerminal terminal = PseudoTerminal.serve(link, new Echo());
        RandomAccessFile client = new RandomAccessFile(link.toFile(), "rw")) {
      client.write(EVERY_BYTE);
      byte[] back = new byte[256];
      client.readFully(back);
      assertArrayEquals(EVERY_BYTE, back);
      assertTrue(terminal.isOpen());
    }
    assertFalse(Files.exists(link, LinkOption.NOFOLLOW_LINKS), "the link goes with the terminal");
  }

  @Test
  void tellsOfClientsThatComeAndGoAndServesTheNextOneAlike() throws Exception {
    Path link = folder.resolve("port");
    Echo echo = new Echo();
    try (PseudoTerminal terminal = PseudoTerminal.serve(link, echo)) {
      for (int i = 0; i < 3; i++) {
        try (RandomAccessFile client = new RandomAccessFile(link.toFile(), "rw")) {
          client.write('A' + i);
          assertEquals('A' + i, client.read());
          client.write('?');
        }
        assertEquals("opened", echo.next());
        assertEquals("closed", echo.next());
        assertFalse(terminal.isOpen());
      }
    }
  }

  @Test
  void losesNothingOfAClientThatComesRightAfterAnother() throws Exception {
    Path link = folder.resolve("port");
    try (PseudoTerminal terminal = PseudoTerminal.serve(link, new Echo())) {
      for (int i = 0; i < 500; i++) {
        try (RandomAccessFile client = new RandomAccessFile(link.toFile(), "rw")) {
          client.write(i & 0x7F);
          assertEquals(i & 0x7F, client.read());
        }
      }
      assertEquals(0, terminal.droppedFrames());
    }
  }

  @Test
  void throwsAwayWhatIsSentWhileNobodyHasThePortOpen() throws Exception {
    Path link = folder.resolve("port");
    Echo echo = new Echo();
    try (PseudoTerminal terminal = PseudoTerminal.serve(link, echo)) {
      terminal.send(new byte[] {1, 2, 3});
      try (RandomAccessFile client = new RandomAccessFile(link.toFile(), "rw")) {
        client.write(7);
        assertEquals(7, client.read());
      }
    }
  }

  @Test
  void replacesALinkThatLeadsNowhereAndRefusesAFile() throws Exception {
    Path link = folder.resolve("port");
    Files.createSymbolicLink(link, Path.of("/dev/pts/99999"));
    PseudoTerminal.serve(link, new Echo()).close();

    Path file = Files.writeString(folder.resolve("notes.txt"), "precious");
    IOException refused =
        assertThrows(IOException.class, () -> PseudoTerminal.serve(file, new Echo()).close());
    assertTrue(String.valueOf(refused.getMessage()).contains("notes.txt"));
    assertEquals("precious", Files.readString(file));
  }
}
