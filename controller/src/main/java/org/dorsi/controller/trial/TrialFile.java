package org.dorsi.controller.trial;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Set;

/** Where a trial's bytes go: a file, or what a test puts in its place. Recorder thread only. */
interface TrialFile extends AutoCloseable {

  /** The file's path, for messages and for the summary. */
  Path path();

  /** Appends all bytes. */
  void write(byte[] bytes, int length) throws IOException;

  /** Returns when everything written is on the storage. */
  void force() throws IOException;

  @Override
  void close() throws IOException;

  /**
   * Creates the file of a new trial, named after its start and the patient's code, readable by its
   * owner alone where the file system can say so; never overwrites.
   */
  static TrialFile create(Path directory, Instant start, String patient) throws IOException {
    Files.createDirectories(directory);
    String stem =
        DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH-mm-ss", Locale.ROOT)
                .withZone(ZoneOffset.UTC)
                .format(start)
            + "_"
            + patient.replaceAll("[^A-Za-z0-9._-]", "-");
    Set<OpenOption> options = Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);
    FileAttribute<?>[] ownerOnly =
        directory.getFileSystem().supportedFileAttributeViews().contains("posix")
            ? new FileAttribute<?>[] {
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
            }
            : new FileAttribute<?>[0];
    for (int i = 1; ; i++) {
      Path path = directory.resolve(stem + (i == 1 ? "" : "_" + i) + ".wpilog");
      try {
        return new OnDisk(path, FileChannel.open(path, options, ownerOnly));
      } catch (FileAlreadyExistsException e) {
        // Two trials of one second: the next number is free.
      }
    }
  }

  /** A file on a file system. */
  record OnDisk(Path path, FileChannel channel) implements TrialFile {

    @Override
    public void write(byte[] bytes, int length) throws IOException {
      ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, length);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
    }

    @Override
    public void force() throws IOException {
      channel.force(false);
    }

    @Override
    public void close() throws IOException {
      channel.close();
    }
  }
}
