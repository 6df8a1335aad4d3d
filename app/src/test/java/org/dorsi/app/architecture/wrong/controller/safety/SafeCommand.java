package org.dorsi.app.architecture.wrong.controller.safety;

/** Here anybody may construct one. */
public final class SafeCommand {}
