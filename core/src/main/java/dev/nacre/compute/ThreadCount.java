package dev.nacre.compute;

/** The number of threads of {@link Parallel}, and its team of helpers. The setting is read when it is first needed. */
final class ThreadCount {
    /** The most that can be set: far more than any loop can use. */
    private static final int MOST = 1024;

    private static final String TEXT = System.getProperty("nacre.threads");

    /** 0 if the setting is wrong: an exception here would make the class unusable, without a reason. */
    private static final int COUNT = read();

    static final Team TEAM = new Team(Math.max(1, COUNT) - 1);

    static int count() {
        if (COUNT == 0)
            throw new SettingException("-Dnacre.threads=" + TEXT + " must be a whole number from 1 to " + MOST);
        return COUNT;
    }

    private static int read() {
        if (TEXT == null) return Math.min(MOST, Runtime.getRuntime().availableProcessors());
        try {
            int n = Integer.parseInt(TEXT.strip());
            return n < 1 || n > MOST ? 0 : n;
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
