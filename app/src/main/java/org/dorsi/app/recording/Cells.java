package org.dorsi.app.recording;

import java.util.Arrays;

/**
 * Where the cells of a line begin and end, spaces around them left out.
 *
 * <p>Any one thread; reused from line to line.
 */
final class Cells {

  private int[] starts = new int[16];
  private int[] ends = new int[16];
  private int size;

  void split(String line, char separator) {
    size = 0;
    int start = 0;
    while (start <= line.length()) {
      int end = line.indexOf(separator, start);
      if (end < 0) {
        end = line.length();
      }
      add(line, start, end);
      start = end + 1;
    }
  }

  private void add(String line, int from, int to) {
    int start = from;
    int end = to;
    while (start < end && line.charAt(start) <= ' ') {
      start++;
    }
    while (end > start && line.charAt(end - 1) <= ' ') {
      end--;
    }
    if (size == starts.length) {
      starts = Arrays.copyOf(starts, 2 * size);
      ends = Arrays.copyOf(ends, 2 * size);
    }
    starts[size] = start;
    ends[size] = end;
    size++;
  }

  int size() {
    return size;
  }

  int start(int cell) {
    return starts[cell];
  }

  int end(int cell) {
    return ends[cell];
  }
}
