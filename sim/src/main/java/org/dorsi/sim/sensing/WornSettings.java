package org.dorsi.sim.sensing;

/**
 * What sort of sensors a simulated person wears, wherever they are.
 *
 * @param left the switches in the left shoe
 * @param right those in the right one
 * @param onTheShoe inertial units on feet
 * @param onFlesh inertial units on shanks and thighs
 */
public record WornSettings(
    ShoeSettings left, ShoeSettings right, ImuSettings onTheShoe, ImuSettings onFlesh) {

  /** Sound sensors of the kinds that Dorsi works with. */
  public static final WornSettings USUAL =
      new WornSettings(
          ShoeSettings.SOUND, ShoeSettings.SOUND, ImuSettings.ON_THE_SHOE, ImuSettings.ON_FLESH);

  /** The same with other shoes. */
  public WornSettings with(ShoeSettings leftShoe, ShoeSettings rightShoe) {
    return new WornSettings(leftShoe, rightShoe, onTheShoe, onFlesh);
  }
}
