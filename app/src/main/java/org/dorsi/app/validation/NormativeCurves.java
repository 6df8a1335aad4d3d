package org.dorsi.app.validation;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.dorsi.controller.config.ConfigException;
import org.dorsi.sim.validation.Curve;
import org.dorsi.sim.validation.LegStatistics;

/**
 * How healthy adults walk on a treadmill at 1.2 m/s (Camargo et al. 2021; 22 adults). Immutable.
 */
final class NormativeCurves {

  /** Within the folder of data. */
  private static final String FILE = "normative/camargo_treadmill_1.20mps.csv";

  private final Map<Curve, double[]> means = new EnumMap<>(Curve.class);
  private final Map<Curve, double[]> deviations = new EnumMap<>(Curve.class);

  private NormativeCurves() {}

  /**
   * Reads them.
   *
   * @throws ConfigException when the file is not there or not as expected
   */
  static NormativeCurves read(Path data) {
    Path file = data.resolve(FILE);
    CSVFormat format =
        CSVFormat.Builder.create()
            .setCommentMarker('#')
            .setHeader()
            .setSkipHeaderRecord(true)
            .get();
    try (Reader reader = Files.newBufferedReader(file);
        CSVParser parser = CSVParser.parse(reader, format)) {
      List<CSVRecord> rows = parser.getRecords();
      if (rows.size() != LegStatistics.POINTS) {
        throw new ConfigException(
            file + ": must have " + LegStatistics.POINTS + " rows, got " + rows.size());
      }
      NormativeCurves curves = new NormativeCurves();
      for (Curve curve : Curve.values()) {
        String name =
            switch (curve) {
              case HIP -> "hip_flexion";
              case KNEE -> "knee_flexion";
              case ANKLE -> "ankle_angle";
              case GRF -> "vertical_grf";
            };
        curves.means.put(curve, column(rows, name + "_mean"));
        curves.deviations.put(curve, column(rows, name + "_sd"));
      }
      return curves;
    } catch (NoSuchFileException e) {
      throw new ConfigException(file + ": no such file");
    } catch (IOException | IllegalArgumentException e) {
      throw new ConfigException(file + ": " + e.getMessage());
    }
  }

  private static double[] column(List<CSVRecord> rows, String name) {
    return rows.stream().mapToDouble(row -> Double.parseDouble(row.get(name))).toArray();
  }

  /** The mean of all people from 0 to 100 percent of the stride, in the curve's unit. */
  double[] mean(Curve curve) {
    return of(means, curve);
  }

  /** The standard deviation between people. */
  double[] deviation(Curve curve) {
    return of(deviations, curve);
  }

  private static double[] of(Map<Curve, double[]> all, Curve curve) {
    double[] values = all.get(curve);
    if (values == null) {
      throw new IllegalStateException(curve + " was not read");
    }
    return values;
  }
}
