package org.dorsi.sim.validation;

/** Mean and standard deviation of numbers that come one by one (Welford 1962). One thread. */
public final class Spread {

  private int count;
  private double mean;
  private double squares;

  /** Takes one more. */
  public void add(double value) {
    count++;
    double before = value - mean;
    mean += before / count;
    squares += before * (value - mean);
  }

  /** How many there were. */
  public int count() {
    return count;
  }

  /** Their mean; 0 before the first. */
  public double mean() {
    return mean;
  }

  /** Their sample standard deviation; 0 before the second. */
  public double deviation() {
    return count < 2 ? 0 : Math.sqrt(squares / (count - 1));
  }
}
