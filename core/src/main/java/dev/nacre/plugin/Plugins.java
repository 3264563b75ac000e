package dev.nacre.plugin;

import java.util.List;
import java.util.SortedMap;

/**
 * The catalogue of plugins: finds them by name, parses and formats them.
 *
 * <p>Plugins are searched in the class loader of their kind, in the thread's context class loader and in the additional
 * class loaders that you pass, such as that of a plugin folder. Nothing is cached between calls.
 *
 * <p>The text of a plugin is {@code name(key=value, …)}. The first argument may omit its key; it then sets the first
 * component. Omitted arguments have their defaults. A value is a number, {@code true}, {@code false}, a quoted text,
 * another plugin, or a list of values in brackets:
 * {@code sequential([dense(300, activation=relu), dropout(0.5), dense(10)])}.
 */
public final class Plugins {
    private Plugins() {}

    /**
     * All plugins of a kind and of its sub-kinds, with their defaults.
     *
     * @param <P> the kind
     * @param kind an interface that extends {@link Plugin}
     * @param more additional class loaders to search
     * @return name → plugin, without broken ones: see {@link #problems}
     * @throws PluginException if two plugins have the same name
     */
    public static <P extends Plugin> SortedMap<String, P> all(Class<P> kind, ClassLoader... more) {
        return new Catalogue(more).all(kind);
    }

    /**
     * The problems of registered plugins that can't be used.
     *
     * @param kind an interface that extends {@link Plugin}
     * @param more additional class loaders to search
     * @return one line for each: class, jar and problem
     */
    public static List<String> problems(Class<? extends Plugin> kind, ClassLoader... more) {
        return new Catalogue(more).problems(kind);
    }

    /**
     * Parses a plugin.
     *
     * @param <P> the kind
     * @param kind the expected kind
     * @param text such as {@code elu(alpha=0.5)}
     * @param more additional class loaders to search
     * @return the plugin
     * @throws PluginException that names the position, the wrong token and the choices
     */
    public static <P extends Plugin> P parse(Class<P> kind, String text, ClassLoader... more) {
        return new PluginParser(text, new Catalogue(more)).parse(kind);
    }

    /**
     * Formats a plugin as text, with every component: {@link #parse} turns it into an equal plugin.
     *
     * @param plugin the plugin
     * @return such as {@code elu(alpha=0.5)}
     */
    public static String format(Plugin plugin) {
        return PluginFormat.format(plugin);
    }

    /**
     * The name of a plugin: its record's simple name with a lower-case first letter.
     *
     * @param type the record
     * @return such as {@code leakyRelu}
     */
    public static String name(Class<?> type) {
        String simple = type.getSimpleName();
        return Character.toLowerCase(simple.charAt(0)) + simple.substring(1);
    }

    /**
     * Where a plugin comes from.
     *
     * @param type the record
     * @return the file name of its jar or folder
     */
    public static String origin(Class<?> type) {
        return Origin.of(type);
    }
}
