package org.dorsi.sim.tuning;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.exception.TooManyEvaluationsException;
import org.apache.commons.math3.optim.InitialGuess;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.SimpleBounds;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.nonlinear.scalar.ObjectiveFunction;
import org.apache.commons.math3.optim.nonlinear.scalar.noderiv.CMAESOptimizer;
import org.apache.commons.math3.random.MersenneTwister;

/**
 * A seeded search for the parameters of least cost by evolution of a covariance matrix (CMA-ES,
 * Hansen and Ostermeier 2001, in the implementation of Commons Math), which can be interrupted at
 * any moment.
 *
 * <p>The search is a function of its seed and of the costs it is told, so its journal holds the
 * costs only: a search that goes on asks for the same points again, is answered from the journal,
 * and arrives where it was left. Costs are worked out one point after another; what can run in
 * parallel is inside a cost.
 */
public final class Search {

  /**
   * Where to look and how long. Every search begins at zero, and 1 is a typical step of every
   * parameter: what they mean, and how far they may go, the cost knows.
   *
   * @param dimensions how many parameters there are
   * @param stepFraction how far the first generation spreads from it
   * @param population points of a generation
   * @param evaluations costs to ask for, at the most; 1 asks for the start's only
   * @param seed decides every chance
   */
  public record Plan(
      int dimensions, double stepFraction, int population, int evaluations, long seed) {}

  /** Told of each cost, in order. */
  @FunctionalInterface
  public interface Progress {

    /**
     * A cost is known.
     *
     * @param evaluation its number, from 1
     * @param cost what it came to
     * @param best the least until now
     */
    void evaluated(int evaluation, double cost, double best);
  }

  private final Plan plan;
  private final Journal journal;
  private final Progress progress;
  private double[] bestPoint;
  private double best = Double.POSITIVE_INFINITY;
  private double first;
  private int evaluation;

  public Search(Plan plan, Journal journal, Progress progress) {
    this.plan = plan;
    this.journal = journal;
    this.progress = progress;
    this.bestPoint = new double[plan.dimensions()];
  }

  /**
   * Searches to the end of the plan. The first cost is that of the start, so that what is found is
   * never worse.
   *
   * @return the parameters of least cost
   * @throws UncheckedIOException when the journal cannot be written
   */
  public double[] run(ToDoubleFunction<double[]> cost) {
    first = ask(cost, new double[plan.dimensions()]);
    if (plan.evaluations() == 1) {
      return bestPoint;
    }
    double[] steps = new double[plan.dimensions()];
    Arrays.fill(steps, plan.stepFraction());
    CMAESOptimizer optimizer =
        new CMAESOptimizer(
            Integer.MAX_VALUE,
            Double.NEGATIVE_INFINITY,
            true,
            0,
            0,
            new MersenneTwister(plan.seed()),
            false,
            null);
    try {
      optimizer.optimize(
          new MaxEval(plan.evaluations() - 1),
          new ObjectiveFunction(point -> ask(cost, point)),
          GoalType.MINIMIZE,
          new InitialGuess(new double[plan.dimensions()]),
          SimpleBounds.unbounded(plan.dimensions()),
          new CMAESOptimizer.Sigma(steps),
          new CMAESOptimizer.PopulationSize(plan.population()));
    } catch (TooManyEvaluationsException e) {
      // The plan's end: the optimizer knows no other way to say so.
      return bestPoint;
    }
    return bestPoint;
  }

  /** The least cost until now. */
  public double best() {
    return best;
  }

  /** What the start costs. */
  public double first() {
    return first;
  }

  private double ask(ToDoubleFunction<double[]> cost, double[] point) {
    double value = journal.has(evaluation) ? journal.cost(evaluation) : cost.applyAsDouble(point);
    if (!Double.isFinite(value)) {
      throw new IllegalStateException("a cost must be finite, got " + value);
    }
    try {
      journal.put(evaluation, value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    evaluation++;
    if (value < best) {
      best = value;
      bestPoint = point.clone();
    }
    progress.evaluated(evaluation, value, best);
    return value;
  }
}
