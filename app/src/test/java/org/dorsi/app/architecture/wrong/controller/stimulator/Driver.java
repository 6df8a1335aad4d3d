package org.dorsi.app.architecture.wrong.controller.stimulator;

/** Speaks to a stimulator. */
public final class Driver {}
