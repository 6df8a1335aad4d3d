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
 * Some columns of a file of separated values, as numbers; an empty cell is NaN: nothing was
 * measured. Files whose name ends in {@code .gz} are unpacked.
 */
final class CsvColumns {

  private final String file;
  private final int headerLines;
  private final Map<String, double[]> columns = new LinkedHashMap<>();
  private final Cells cells = new Cells();
  private int rows;

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
      throw new ConfigException(
          file + ":" + (read.headerLines + read.rows + 1) + ": " + e.getMessage());
    }
    return read;
  }

  private void load(BufferedReader reader, RecordingMap.FileFormat format, List<String> names)
      throws IOException {
    String header = "";
    for (int i = 0; i < headerLines; i++) {
      String line = reader.readLine();
      if (line == null) {
        throw new ConfigException(file + ": must have " + headerLines + " header lines, got " + i);
      }
      header = line;
    }
    CSVFormat csv = CSVFormat.Builder.create().setDelimiter(format.separator()).get();
    int[] at = positions(header, csv, names);
    double[][] values = new double[at.length][4096];
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      if (line.isEmpty()) {
        continue;
      }
      if (rows == values[0].length) {
        for (int i = 0; i < at.length; i++) {
          values[i] = Arrays.copyOf(values[i], 2 * rows);
        }
      }
      if (line.indexOf('"') >= 0) {
        line = unquoted(line, csv, format.separator());
      }
      cells.split(line, format.separator());
      for (int i = 0; i < at.length; i++) {
        values[i][rows] = number(line, at[i], names.get(i));
      }
      rows++;
    }
    for (int i = 0; i < at.length; i++) {
      columns.put(names.get(i), Arrays.copyOf(values[i], rows));
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

  private double number(String line, int at, String name) {
    int number = headerLines + rows + 1;
    if (at >= cells.size()) {
      throw new ConfigException(
          file
              + ":"
              + number
              + ": has no column \""
              + name
              + "\", only "
              + cells.size()
              + " cells");
    }
    int start = cells.start(at);
    int end = cells.end(at);
    if (start == end) {
      return Double.NaN;
    }
    try {
      return DecimalNumber.parse(line, start, end);
    } catch (NumberFormatException e) {
      throw new ConfigException(
          file
              + ":"
              + number
              + ": "
              + name
              + " must be a number, got \""
              + line.substring(start, end)
              + "\"");
    }
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
    return new ConfigException(file + ":" + (headerLines + row + 1) + ": " + rule);
  }
}
