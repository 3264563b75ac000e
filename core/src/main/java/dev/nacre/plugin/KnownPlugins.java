package dev.nacre.plugin;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.Properties;

/** A list of the plugins of all Nacre modules, including core, for error messages about plugins that are not found. */
final class KnownPlugins {
    private static final String FILE = "known-plugins.properties";

    private KnownPlugins() {}

    /** The remedy for a name in this list; empty for any other name. */
    static String remedy(String name, Class<?> kind, Collection<ClassLoader> loaders) {
        String known = known(kind.getSimpleName() + "." + name);
        if (known == null) return "";
        String[] moduleAndClass = known.split(" ");
        if (Origin.present(moduleAndClass[1], loaders))
            return "; its class " + moduleAndClass[1] + " exists but is not registered: merge the files in"
                    + " META-INF/services when building the fat jar";
        return "; it is in module " + moduleAndClass[0] + ": add dev.nacre:" + moduleAndClass[0];
    }

    private static String known(String key) {
        Properties known = new Properties();
        try (InputStream in = KnownPlugins.class.getResourceAsStream(FILE)) {
            if (in != null) known.load(in);
        } catch (IOException e) {
            return null; // the remedy is a courtesy
        }
        return known.getProperty(key);
    }
}
