package dev.nacre.spark;

import dev.nacre.model.Model;
import dev.nacre.training.Checkpoint;
import dev.nacre.training.Checkpoints;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Options;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.UnsupportedFileSystemException;
import org.apache.spark.SparkEnv;
import org.apache.spark.deploy.SparkHadoopUtil;
import org.apache.spark.sql.SparkSession;
import scala.Option;

/**
 * Reads and writes models and checkpoints at any path that Hadoop supports: {@code hdfs:}, {@code s3a:}, {@code file:}.
 * Works on the driver and in tasks.
 */
public final class HadoopFiles {
    private HadoopFiles() {}

    /**
     * A listener that writes a checkpoint after the first epoch, and then after a number of training steps.
     *
     * @param path each checkpoint replaces the one before as a whole
     * @param steps training steps between two checkpoints, at least 1
     * @return pass it to {@link dev.nacre.training.Trainer}
     */
    public static Checkpoints checkpoints(String path, long steps) {
        return new Checkpoints(training -> write(path, training.checkpoint()), steps);
    }

    /**
     * Reads a checkpoint, if there is one.
     *
     * @param path where it was written
     * @return the checkpoint, which can be resumed once; empty if there is no file at this path
     */
    public static Optional<Checkpoint> checkpoint(String path) {
        try {
            Optional<byte[]> bytes = read(path);
            return bytes.isEmpty() ? Optional.empty() : Optional.of(Checkpoint.read(bytes.get()));
        } catch (IOException e) {
            throw new UncheckedIOException(path + ": " + e.getMessage(), e);
        }
    }

    /**
     * Writes a model file.
     *
     * @param path where to write; replaces an older file as a whole
     * @param model the model
     */
    public static void writeModel(String path, Model model) {
        try {
            write(path, model.bytes());
        } catch (IOException e) {
            throw new UncheckedIOException(path + ": " + e.getMessage(), e);
        }
    }

    /**
     * Reads a model file.
     *
     * @param path where the file is
     * @return the model
     */
    public static Model readModel(String path) {
        try {
            return Model.load(read(path).orElseThrow(() -> new FileNotFoundException("there is no such file")));
        } catch (IOException e) {
            throw new UncheckedIOException(path + ": " + e.getMessage(), e);
        }
    }

    /** Writes a temporary file in the same folder and renames it. */
    static void write(String name, byte[] bytes) throws IOException {
        Path path = new Path(name);
        FileSystem files = path.getFileSystem(configuration());
        Path target = files.makeQualified(path);
        Path temporary = new Path(target.getParent(), "." + target.getName() + "." + UUID.randomUUID());
        try (OutputStream out = files.create(temporary)) {
            out.write(bytes);
        }
        rename(files, temporary, target);
    }

    /** Renames atomically if the file system has a FileContext; otherwise the old file is deleted first. */
    private static void rename(FileSystem files, Path from, Path to) throws IOException {
        try {
            FileContext.getFileContext(to.toUri(), configuration()).rename(from, to, Options.Rename.OVERWRITE);
        } catch (UnsupportedFileSystemException e) {
            files.delete(to, false);
            if (!files.rename(from, to)) throw new IOException("could not rename " + from + " to " + to);
        }
    }

    static Optional<byte[]> read(String name) throws IOException {
        Path path = new Path(name);
        FileSystem files = path.getFileSystem(configuration());
        if (!files.exists(path)) return Optional.empty();
        try (InputStream in = files.open(path)) {
            return Optional.of(in.readAllBytes());
        }
    }

    static void delete(String name) {
        Path path = new Path(name);
        try {
            path.getFileSystem(configuration()).delete(path, false);
        } catch (IOException e) {
            throw new UncheckedIOException(name + ": " + e.getMessage(), e);
        }
    }

    /** The configuration of the driver; in tasks, the settings {@code spark.hadoop.*}. */
    private static Configuration configuration() {
        Option<SparkSession> driver = SparkSession.getDefaultSession();
        return driver.isDefined()
                ? driver.get().sparkContext().hadoopConfiguration()
                : SparkHadoopUtil.get().newConfiguration(SparkEnv.get().conf());
    }
}
