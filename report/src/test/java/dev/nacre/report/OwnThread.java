package dev.nacre.report;

/** Runs tasks in threads of their own. On two cores the common pool has one thread, which a long task would keep. */
public final class OwnThread {
    private OwnThread() {}

    /** Starts the task; its thread does not keep the process alive. */
    public static void run(Runnable task) {
        Thread thread = new Thread(task, "own");
        thread.setDaemon(true);
        thread.start();
    }
}
