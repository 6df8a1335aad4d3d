package org.dorsi.app.recording;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.dorsi.controller.config.ConfigException;

/**
 * Some columns of a file of separated values, as numbers. A cell that is empty, or says {@code nan}
 * or {@code NA} as other programs write it, is NaN: nothing was measured. Files whose name ends in
 * {@code .gz} are unpacked.
 */
final class CsvColumns {

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final String file;
  private final int headerLines;
  private final Map<String, double[]> columns = new LinkedHashMap<>();
  private final Cells cells = new Cells();
  private int rows;

  /** The line of each row in the file: lines may be blank. */
  private int[] lines = new int[4096];

  private int line;

  private CsvColumns(Path file, int headerLines) {
    this.file = file.toString();
    this.headerLines = headerLines;
  }

  /**
   * Reads columns.
   *
   * @throws ConfigException with file, line and column of the first thing that is no number
   */
  static CsvColumns read(Path file, RecordingMap.FileFormat format, List<String> names) {
    CsvColumns read = new CsvColumns(file, format.headerLines());
    try (InputStream in = Files.newInputStream(file);
        InputStream plain = file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in;
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8))) {
      read.load(reader, format, names);
    } catch (NoSuchFileException e) {
      throw new ConfigException(file + ": no such file");
    } catch (IOException e) {
      throw new ConfigException(file + ":" + (read.line + 1) + ": " + e.getMessage());
    }
    return read;
  }

  private void load(BufferedReader reader, RecordingMap.FileFormat format, List<String> names)
      throws IOException {
    String header = "";
    skipByteOrderMark(reader);
    for (int i = 0; i < headerLines; i++) {
      String line = reader.readLine();
      if (line == null) {
        throw new ConfigException(file + ": must have " + headerLines + " header lines, got " + i);
      }
      header = line;
    }
    this.line = headerLines;
    CSVFormat csv = CSVFormat.Builder.create().setDelimiter(format.separator()).get();
    int[] at = positions(header, csv, names);
    double[][] values = new double[at.length][4096];
    for (String text = reader.readLine(); text != null; text = reader.readLine()) {
      line++;
      if (text.isBlank()) {
        continue;
      }
      if (rows == values[0].length) {
        for (int i = 0; i < at.length; i++) {
          values[i] = Arrays.copyOf(values[i], 2 * rows);
        }
        lines = Arrays.copyOf(lines, 2 * rows);
      }
      if (text.indexOf('"') >= 0) {
        text = unquoted(text, csv, format.separator());
      }
      lines[rows] = line;
      cells.split(text, format.separator());
      for (int i = 0; i < at.length; i++) {
        values[i][rows] = number(text, at[i], names.get(i));
      }
      rows++;
    }
    for (int i = 0; i < at.length; i++) {
      columns.put(names.get(i), Arrays.copyOf(values[i], rows));
    }
  }

  /** Spreadsheets begin a file in UTF-8 with one. */
  private static void skipByteOrderMark(BufferedReader reader) throws IOException {
    reader.mark(1);
    if (reader.read() != BYTE_ORDER_MARK) {
      reader.reset();
    }
  }

  private int[] positions(String header, CSVFormat csv, List<String> names) throws IOException {
    int[] at = new int[names.size()];
    List<String> known = new ArrayList<>();
    if (headerLines > 0) {
      try (CSVParser parser = CSVParser.parse(header, csv)) {
        parser.forEach(row -> row.forEach(name -> known.add(name.trim())));
      }
    }
    for (int i = 0; i < at.length; i++) {
      String name = names.get(i);
      at[i] = known.indexOf(name);
      if (at[i] < 0 && name.matches("[1-9][0-9]{0,3}")) {
        at[i] = Integer.parseInt(name) - 1;
      }
      if (at[i] < 0) {
        throw new ConfigException(
            headerLines > 0
                ? file
                    + ":"
                    + headerLines
                    + ": has no column \""
                    + name
                    + "\"; there are "
                    + String.join(", ", known)
                : file + ": columns of a file without header are numbers, got \"" + name + "\"");
      }
    }
    return at;
  }

  /** The cells of a line, without the quotes around them. */
  private static String unquoted(String line, CSVFormat csv, char separator) throws IOException {
    try (CSVParser parser = CSVParser.parse(line, csv)) {
      CSVRecord row = parser.iterator().next();
      return String.join(String.valueOf(separator), row.toList());
    }
  }

  private double number(String text, int at, String name) {
    if (at >= cells.size()) {
      throw new ConfigException(
          file + ":" + line + ": has no column \"" + name + "\", only " + cells.size() + " cells");
    }
    int start = cells.start(at);
    int end = cells.end(at);
    if (start == end || isMissing(text, start, end)) {
      return Double.NaN;
    }
    try {
      return DecimalNumber.parse(text, start, end);
    } catch (NumberFormatException e) {
      throw new ConfigException(
          file
              + ":"
              + line
              + ": "
              + name
              + " must be a number, got \""
              + text.substring(start, end)
              + "\"");
    }
  }

  private static boolean isMissing(String text, int start, int end) {
    return (end - start == 3 && text.regionMatches(true, start, "nan", 0, 3))
        || (end - start == 2 && text.startsWith("NA", start));
  }

  int rows() {
    return rows;
  }

  double[] column(String name) {
    double[] values = columns.get(name);
    if (values == null) {
      throw new IllegalArgumentException(name + " was not read");
    }
    return values;
  }

  /** A complaint about one row. */
  ConfigException wrong(int row, String rule) {
    return new ConfigException(file + ":" + lines[row] + ": " + rule);
  }
}
