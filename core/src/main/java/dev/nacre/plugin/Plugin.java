package dev.nacre.plugin;

/**
 * A building block that is found by name: a record whose components are its hyper-parameters.
 *
 * <p>Its public no-argument constructor holds the defaults, its compact constructor validates, its name is the record's
 * simple name with a small first letter. It is immutable and owns no state. It is registered for its kind, the
 * interface below this one that it implements, with {@code @AutoService(Kind.class)}; {@link Plugins} finds, reads and
 * prints it.
 */
public interface Plugin {}
