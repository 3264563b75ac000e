package dev.nacre.spark;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.SparkConf;
import org.apache.spark.deploy.master.Master;
import org.apache.spark.deploy.worker.Worker;
import org.apache.spark.rpc.RpcEnv;
import org.apache.spark.sql.SparkSession;
import scala.Option;

/**
 * A master and two workers in this process, whose executors are processes of their own, as in {@code local-cluster}
 * mode; but the workers have addresses of their own, or else Spark sees one machine, on which it never speculates.
 * Executors get the tests' classes by a jar.
 */
final class Cluster implements AutoCloseable {
    private final List<RpcEnv> ends = new ArrayList<>();

    Cluster(Path folder) throws IOException {
        Files.createDirectories(Path.of("target", "spark-home", "jars"));
        SparkConf conf =
                new SparkConf().set("spark.master.rest.enabled", "false").set("spark.shuffle.service.enabled", "false");
        RpcEnv master = Master.startRpcEnvAndEndpoint("127.0.0.1", 0, 0, conf)._1();
        ends.add(master);
        String url = "spark://127.0.0.1:" + master.address().port();
        for (int w = 1; w <= 2; w++)
            ends.add(Worker.startRpcEnvAndEndpoint(
                    "127.0.0." + w,
                    0,
                    0,
                    1,
                    512,
                    new String[] {url},
                    folder.resolve("worker" + w).toString(),
                    Option.apply(w),
                    conf,
                    Option.empty()));
        List<String> elements = classPath();
        String tests = elements.stream()
                .filter(e -> e.endsWith("test-classes"))
                .findFirst()
                .orElseThrow();
        Local.use(SparkSession.builder()
                .master(url)
                .config("spark.executor.memory", "512m")
                .config("spark.executor.extraJavaOptions", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC")
                .config(
                        "spark.executor.extraClassPath",
                        elements.stream().filter(e -> !e.equals(tests)).collect(Collectors.joining(File.pathSeparator)))
                .config("spark.jars", jar(Path.of(tests), folder.resolve("plugins.jar")))
                .config("spark.serializer", "org.apache.spark.serializer.KryoSerializer")
                .config("spark.speculation", true)
                .config("spark.speculation.interval", "50ms")
                .config("spark.speculation.quantile", 0.5)
                .config("spark.speculation.multiplier", 1.5)
                .config("spark.speculation.minTaskRuntime", "300ms")
                .getOrCreate());
    }

    /** Surefire starts tests with a jar that names the others. */
    private static List<String> classPath() {
        String elements = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Arrays.asList(elements.split(File.pathSeparator));
    }

    private static String jar(Path classes, Path jar) throws IOException {
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream zip = new JarOutputStream(out);
                Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                zip.putNextEntry(
                        new JarEntry(classes.relativize(file).toString().replace(File.separatorChar, '/')));
                zip.write(Files.readAllBytes(file));
            }
        }
        return jar.toString();
    }

    @Override
    public void close() {
        Local.session().stop();
        for (int i = ends.size() - 1; i >= 0; i--) {
            ends.get(i).shutdown();
            ends.get(i).awaitTermination();
        }
    }
}
