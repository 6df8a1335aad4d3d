package org.dorsi.controller.config;

/** A configuration that cannot be used; the message says where and which rule it breaks. */
public final class ConfigException extends RuntimeException {

  private static final long serialVersionUID = 1;

  public ConfigException(String message) {
    super(message);
  }
}
