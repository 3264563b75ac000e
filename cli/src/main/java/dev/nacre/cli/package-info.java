/**
 * The command {@code nacre}: one class for each of its commands, on top of the library in {@code dev.nacre.tables}.
 * Begin with {@link dev.nacre.cli.Main}.
 */
package dev.nacre.cli;
