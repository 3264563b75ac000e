package dev.nacre.cli.console;

import picocli.CommandLine.IVersionProvider;

/** The version in the jar's manifest. */
public final class Version implements IVersionProvider {
    /** Made by picocli. */
    public Version() {}

    /**
     * The version.
     *
     * @return such as 0.1.0; {@code (not packaged)} without a manifest
     */
    public static String current() {
        String version = Version.class.getPackage().getImplementationVersion();
        return version == null ? "(not packaged)" : version;
    }

    @Override
    public String[] getVersion() {
        return new String[] {"Nacre " + current() + ", Java " + System.getProperty("java.version")};
    }
}
