package dev.nacre.compute;

import com.sun.jna.Function;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicIntegerArray;

/** Takes itself the memory for further threads, then runs loops: each element must be computed exactly once. */
final class NoThreadsProgram {
    private static final int RLIMIT_AS = 9;

    /** Less than the stack of a thread, more than the virtual machine needs to go on. */
    private static final long ROOM = 64L << 20;

    private NoThreadsProgram() {}

    public static void main(String[] arguments) throws Exception {
        Parallel.alone(Parallel::threads); // loads the class while there is memory
        AtomicIntegerArray counts = new AtomicIntegerArray(1000);
        Parallel.Body body = (from, to) -> {
            for (int i = from; i < to; i++) counts.incrementAndGet(i);
        };
        Function limits = Function.getFunction("c", "setrlimit"); // JNA has a thread, which starts now
        long limit = addressSpace() + ROOM;
        limits.invokeInt(new Object[] {RLIMIT_AS, new long[] {limit, limit}});
        System.out.println("start " + start());
        for (int loop = 0; loop < 200; loop++) Parallel.forRange(1000, 10, body);
        int wrong = 0;
        for (int i = 0; i < 1000; i++) if (counts.get(i) != 200) wrong++;
        System.out.println("wrong " + wrong);
    }

    private static String start() {
        try {
            new Thread(() -> {}).start();
            return "succeeds";
        } catch (OutOfMemoryError e) {
            return "fails";
        }
    }

    private static long addressSpace() throws Exception {
        for (String line : Files.readAllLines(Path.of("/proc/self/status")))
            if (line.startsWith("VmSize:")) return 1024 * Long.parseLong(line.replaceAll("\\D", ""));
        throw new IllegalStateException("no VmSize");
    }
}
