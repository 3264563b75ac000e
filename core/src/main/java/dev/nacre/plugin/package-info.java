/**
 * What makes a record a plugin: it is found by name, written as text, and read back.
 *
 * <p>Begin with {@link dev.nacre.plugin.Plugins}, which finds plugins and turns texts such as {@code elu(alpha=0.5)}
 * into them. A plugin implements {@link dev.nacre.plugin.Plugin} through its kind, such as
 * {@link dev.nacre.LayerSpec}; {@link dev.nacre.plugin.Doc} describes it and its components for the catalogue.
 *
 * <p>Texts are in model files: what can be read today must stay readable. The other classes are the parts of
 * {@code Plugins}: the catalogue, the parser, the writer and the error messages.
 */
package dev.nacre.plugin;
