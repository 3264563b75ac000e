package dev.nacre.blas;

import java.util.ServiceLoader;

/**
 * The line that says at the start which library is used. It goes to {@link System.Logger} if the program has configured
 * logging, otherwise to standard error, because the platform's default log would turn it into two lines with a date.
 * {@code -Dnacre.quiet=true} turns it off.
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
