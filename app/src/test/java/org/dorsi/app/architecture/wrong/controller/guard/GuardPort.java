package org.dorsi.app.architecture.wrong.controller.guard;

/** The way to a stimulator. */
public final class GuardPort {}
