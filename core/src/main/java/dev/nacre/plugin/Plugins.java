package dev.nacre.plugin;

import java.util.List;
import java.util.SortedMap;

/**
 * The catalogue: finds plugins by name, reads and prints them.
 *
 * <p>Plugins are looked for in the class loader of their kind and in the thread's context class loader, and in
 * those that are passed besides, such as that of a plugin folder. Nothing is kept between calls.
 *
 * <p>The text of a plugin: {@code name(key=value, …)}; the first argument may leave out its key and is then the first
 * component; what is left out has its default. A value is a number, {@code true}, {@code false}, a quoted text, another
 * plugin, or values in brackets: {@code sequential([dense(300, activation=relu), dropout(0.5), dense(10)])}.
 */
public final class Plugins {
    private Plugins() {}

    /**
     * All plugins of a kind and of its sub-kinds, with their defaults.
     *
     * @param <P> the kind
     * @param kind an interface that extends {@link Plugin}
     * @param more where to look besides the usual places
     * @return name → plugin; broken ones are left out, see {@link #problems}
     * @throws PluginException if two have one name
     */
    public static <P extends Plugin> SortedMap<String, P> all(Class<P> kind, ClassLoader... more) {
        return new Catalogue(more).all(kind);
    }

    /**
     * Registered plugins of a kind that can't be used.
     *
     * @param kind an interface that extends {@link Plugin}
     * @param more where to look besides the usual places
     * @return a line for each: class, jar, what is wrong
     */
    public static List<String> problems(Class<? extends Plugin> kind, ClassLoader... more) {
        return new Catalogue(more).problems(kind);
    }

    /**
     * Makes a plugin from its text.
     *
     * @param <P> the kind
     * @param kind what is expected
     * @param text such as {@code elu(alpha=0.5)}
     * @param more where to look besides the usual places
     * @return the plugin
     * @throws PluginException that names the position, the wrong word and the choices
     */
    public static <P extends Plugin> P parse(Class<P> kind, String text, ClassLoader... more) {
        return new PluginParser(text, new Catalogue(more)).parse(kind);
    }

    /**
     * The text of a plugin, with every component: {@link #parse} gives an equal plugin back.
     *
     * @param plugin the plugin
     * @return such as {@code elu(alpha=0.5)}
     */
    public static String format(Plugin plugin) {
        return PluginFormat.format(plugin);
    }

    /**
     * The name of a plugin: its record's simple name with a small first letter.
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
