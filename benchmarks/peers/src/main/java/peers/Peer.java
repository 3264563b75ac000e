package peers;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;

/**
 * Runs one workload: {@code torch|tensorflow THREADS W1…|start [measure|quick|losses]}. Prints the workload, the
 * median in µs and the process's peak of resident memory in MB; or the losses of ten steps on one batch.
 */
public final class Peer {
    private Peer() {}

    public static void main(String[] arguments) throws IOException {
        int threads = Integer.parseInt(arguments[1]);
        Framework framework = arguments[0].equals("torch") ? new Torch(threads) : new TensorFlow(threads);
        String name = arguments[2];
        String mode = arguments.length > 3 ? arguments[3] : "measure";
        if (mode.equals("losses")) losses(framework, name);
        else System.out.printf(Locale.ROOT, "%s %.2f %d%n", name, measured(framework, name, mode), peakMemory());
        System.exit(0); // a framework's threads may still be there
    }

    private static double measured(Framework framework, String name, String mode) {
        if (name.equals("start")) return start(framework);
        if (name.equals("W6")) return pretraining(framework, mode.equals("quick") ? 1 : 3);
        Clock clock = mode.equals("quick") ? new Clock(3, 3) : new Clock(5, 10);
        Workload workload = Workload.of(name);
        if (name.endsWith("a")) return clock.median(framework.inference(workload, 1));
        if (name.endsWith("b")) return clock.median(framework.inference(workload, 1024));
        IntToDoubleFunction training = framework.training(workload);
        int[] step = new int[1];
        return clock.median(() -> training.applyAsDouble(step[0]++ % Workload.BATCHES));
    }

    /** From the start of the virtual machine to the end of W1's first step, in whole milliseconds. */
    private static double start(Framework framework) {
        framework.training(Workload.of("W1")).applyAsDouble(0);
        long end = System.currentTimeMillis();
        return 1000.0 * (end - ManagementFactory.getRuntimeMXBean().getStartTime());
    }

    private static void losses(Framework framework, String name) {
        IntToDoubleFunction training = framework.training(Workload.of(name));
        System.out.print(name);
        for (int step = 0; step < 10; step++) System.out.printf(Locale.ROOT, " %.5f", training.applyAsDouble(0));
        System.out.println();
    }

    /** W6: three layers of 1000 units, one epoch of 60,000 rows each, by batches of 100; after one to warm up. */
    private static double pretraining(Framework framework, int times) {
        double[] microseconds = new double[times];
        for (int i = -1; i < times; i++) {
            float[] data = Workload.features(60_000 * 784, 1);
            long start = System.nanoTime();
            for (int layer = 0; layer < 3; layer++) data = pretrained(framework, data, layer == 0 ? 784 : 1000);
            if (i >= 0) microseconds[i] = (System.nanoTime() - start) * 1e-3;
        }
        Arrays.sort(microseconds);
        return microseconds[times / 2];
    }

    private static float[] pretrained(Framework framework, float[] data, int features) {
        Framework.Autoencoder autoencoder = framework.autoencoder(data, features, 1000);
        int[] order = shuffled(data.length / features);
        for (int from = 0; from < order.length; from += 100)
            autoencoder.step(Arrays.copyOfRange(order, from, from + 100));
        return autoencoder.codes();
    }

    private static int[] shuffled(int length) {
        SplittableRandom random = new SplittableRandom(42);
        int[] order = new int[length];
        for (int i = 0; i < length; i++) {
            int j = random.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }

    /** In MB; 0 where the system does not tell. */
    private static long peakMemory() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) return 0;
        for (String line : Files.readAllLines(status))
            if (line.startsWith("VmHWM:")) return Long.parseLong(line.replaceAll("\\D", "")) * 1024 / 1_000_000;
        return 0;
    }
}
