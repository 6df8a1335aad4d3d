package org.dorsi.visualization.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.dorsi.controller.loop.ChannelState;
import org.dorsi.controller.safety.SafetyState;
import org.dorsi.sensors.Side;
import org.dorsi.visualization.gl.Rect;
import org.dorsi.visualization.gl.Viewport;
import org.junit.jupiter.api.Test;

class SessionLayoutTest {

  private static final List<Viewport> SIZES =
      List.of(
          new Viewport(1920, 1080),
          new Viewport(1280, 720),
          new Viewport(1280, 1024),
          new Viewport(3440, 1440),
          new Viewport(960, 540));

  @Test
  void nothingOverlapsAndNothingLeavesTheWindow() {
    for (Viewport viewport : SIZES) {
      for (int count = 0; count <= 8; count++) {
        SessionLayout layout = SessionLayout.of(viewport, channels(count));
        List<Rect> parts = new ArrayList<>(layout.channelCards());
        parts.addAll(
            List.of(
                layout.banner(),
                layout.next(),
                layout.gait(),
                layout.strips(),
                layout.actions(),
                layout.tiles(),
                layout.notices(),
                SessionLayout.stop(viewport)));
        for (Rect part : parts) {
          assertTrue(part.right() <= viewport.width() + 0.01, viewport + " " + part);
          assertTrue(part.bottom() <= viewport.height() + 0.01, viewport + " " + part);
        }
        assertApart(parts);
        assertTrue(layout.strips().height() > 150, count + " channels: " + layout.strips());
        assertTrue(layout.notices().height() > 100, viewport + ": " + layout.notices());
      }
    }
  }

  @Test
  void partsOfAChannelCardKeepApart() {
    for (int count = 1; count <= 8; count++) {
      for (Rect rect : SessionLayout.of(new Viewport(1920, 1080), channels(count)).channelCards()) {
        ChannelCard card = new ChannelCard(rect);
        List<Rect> parts =
            List.of(
                card.head(),
                card.minus(),
                card.bar(),
                card.plus(),
                card.value(),
                card.lamp(),
                card.enable());
        for (Rect part : parts) {
          assertTrue(part.width() > 45, count + " channels: " + part);
        }
        assertApart(parts);
      }
    }
  }

  @Test
  void stopIsTheLargestTarget() {
    for (Viewport viewport : SIZES) {
      SessionLayout layout = SessionLayout.of(viewport, channels(2));
      Rect stop = SessionLayout.stop(viewport);
      for (int i = 0; i < Action.values().length; i++) {
        Rect other = layout.action(i);
        assertTrue(stop.width() * stop.height() > 4 * other.width() * other.height());
      }
    }
  }

  @Test
  void leftChannelsStandOnTheLeft() {
    List<ChannelState> channels = channels(8);
    List<Rect> cards = SessionLayout.of(new Viewport(1920, 1080), channels).channelCards();
    float middle = cards.get(0).right() + SessionLayout.GAP / 2;
    for (int i = 0; i < channels.size(); i++) {
      boolean left = cards.get(i).x() < middle;
      assertEquals(channels.get(i).channel().side() == Side.LEFT, left);
    }
  }

  private static void assertApart(List<Rect> parts) {
    for (int i = 0; i < parts.size(); i++) {
      for (int j = i + 1; j < parts.size(); j++) {
        assertFalse(parts.get(i).overlaps(parts.get(j)), parts.get(i) + " over " + parts.get(j));
      }
    }
  }

  private static List<ChannelState> channels(int count) {
    FakeWalk.Scene scene =
        FakeWalk.Scene.of(new SafetyState.Idle(""))
            .channels(FakeWalk.eightChannels().subList(0, count));
    return new FakeWalk(scene).at(0).channels();
  }
}
