package org.dorsi.visualization.theme;

import org.dorsi.sensors.Side;

/**
 * The colours of a screen, as {@code 0xRRGGBBAA}.
 *
 * <p>Left is red-orange and right is blue of the Okabe-Ito palette, which colour-blind people can
 * tell apart; the Vicon variant has the red and green of Plug-in Gait. State and alarm colours come
 * with an icon and a word always, and never mean a side (sensors-formats-libraries.md 3.5).
 *
 * @param dark whether the background is dark
 * @param background behind everything
 * @param panel behind a group of things that belong together
 * @param track behind bars and wheels
 * @param edge lines between things, grids
 * @param text what is read
 * @param dim what is read second
 * @param left the left leg's traces and bars
 * @param right the right leg's traces and bars
 * @param leftText letters in the left leg's colour, readable on {@code panel}
 * @param rightText letters in the right leg's colour, readable on {@code panel}
 * @param output stimulation reaches the person: yellow, as IEC 60601-2-10 asks of a lamp
 */
public record Theme(
    boolean dark,
    int background,
    int panel,
    int track,
    int edge,
    int text,
    int dim,
    int left,
    int right,
    int leftText,
    int rightText,
    int output) {

  private static final int OKABE_VERMILLION = 0xd55e00ff;
  private static final int OKABE_BLUE = 0x0072b2ff;

  /** For dim rooms, and for screens that patients see too. */
  public static final Theme DARK =
      new Theme(
          true,
          0x0d1117ff,
          0x181f29ff,
          0x27303cff,
          0x3b4757ff,
          0xf2f5f9ff,
          0xa7b3c2ff,
          OKABE_VERMILLION,
          0x1c86cbff,
          0xff8c3aff,
          0x62b8f0ff,
          0xffd60aff);

  /** For bright rooms and printed pictures. */
  public static final Theme LIGHT =
      new Theme(
          false,
          0xe6eaf0ff,
          0xffffffff,
          0xdde3eaff,
          0xb3bfccff,
          0x11181fff,
          0x4a5766ff,
          OKABE_VERMILLION,
          OKABE_BLUE,
          0xb34d00ff,
          0x005f96ff,
          0xe0a800ff);

  private static final int VICON_RED = 0xd92b2bff;

  /** The same theme with left red and right green, as Vicon's Plug-in Gait draws them. */
  private Theme vicon() {
    return new Theme(
        dark,
        background,
        panel,
        track,
        edge,
        text,
        dim,
        VICON_RED,
        dark ? 0x2e9e4fff : 0x1f7a3aff,
        dark ? 0xff6b6bff : 0xb01e1eff,
        dark ? 0x58d07fff : 0x17632eff,
        output);
  }

  /** Dark, light, and both again with Vicon's side colours. */
  public Theme next() {
    boolean vicon = left == VICON_RED;
    if (dark) {
      return vicon ? LIGHT.vicon() : LIGHT;
    }
    return vicon ? DARK : DARK.vicon();
  }

  /** The colour of one side's traces and bars. */
  public int side(Side side) {
    return side == Side.LEFT ? left : right;
  }

  /** The colour of letters that name one side. */
  public int sideText(Side side) {
    return side == Side.LEFT ? leftText : rightText;
  }
}
