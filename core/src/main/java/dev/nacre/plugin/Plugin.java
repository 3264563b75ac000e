package dev.nacre.plugin;

/**
 * A building block that is found by name: a record whose components are its hyper-parameters.
 *
 * <p>Its public no-argument constructor sets the defaults, and its compact constructor validates the values. Its name
 * is the record's simple name with a lower-case first letter. It is immutable and has no state. Register it with
 * {@code @AutoService(Kind.class)}, where the kind is the sub-interface of this one that it implements, such as
 * {@code Optimizer}. {@link Plugins} finds, parses and formats plugins.
 */
public interface Plugin {}
