package dev.nacre.blas;

import java.util.ServiceLoader;

/**
 * The one line at the start: to the program's own log if it has set one up for {@link System.Logger}, otherwise to standard
 * error, as the platform's default log would make two dated lines of it. {@code -Dnacre.quiet=true} silences it.
 */
final class Announcement {
    private Announcement() {}

    static void say(String line) {
        if (Boolean.getBoolean("nacre.quiet")) return;
        if (logged()) System.getLogger("dev.nacre").log(System.Logger.Level.INFO, line);
        else System.err.println("nacre: " + line);
    }

    private static boolean logged() {
        return System.getProperty("java.util.logging.config.file") != null
                || System.getProperty("java.util.logging.config.class") != null
                || ServiceLoader.load(System.LoggerFinder.class, ClassLoader.getSystemClassLoader())
                        .iterator()
                        .hasNext();
    }
}
