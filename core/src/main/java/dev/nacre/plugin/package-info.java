/**
 * Plugins: how layers, optimizers, losses and other building blocks are found by name, parsed from text and formatted.
 *
 * <p>Begin with {@link dev.nacre.plugin.Plugin}, which says what a plugin is, and {@link dev.nacre.plugin.Plugins},
 * the catalogue. {@link dev.nacre.plugin.Doc} describes a plugin and its hyper-parameters;
 * {@link dev.nacre.plugin.SubKinds} is for authors of a new kind of plugin.
 *
 * <p>Lexer, parser and formatter are not public. Model files contain plugin texts, so a change of the syntax must still
 * parse every text that was valid before. There is no list of plugins to edit: {@code @AutoService} registers them.
 */
package dev.nacre.plugin;
