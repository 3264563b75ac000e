package dev.nacre.spark;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.NotSerializableException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.UncheckedIOException;

/** Objects as bytes by Java serialization, whatever serializer Spark uses: Kryo does not know records. */
final class Bytes {
    private Bytes() {}

    static byte[] of(Object object) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(object);
        } catch (NotSerializableException e) {
            throw new IllegalArgumentException(
                    "can't be sent to Spark's executors: " + e.getMessage()
                            + " is not Serializable."
                            + " A task, a trial's function or an objective's factory must hold texts, numbers and"
                            + " SharedSamples, no network or optimizer",
                    e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Finds classes where Spark puts those of {@code --jars}: in the thread's context class loader. */
    static Object object(byte[] bytes) {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        try (ObjectInputStream in = new LoaderStream(new ByteArrayInputStream(bytes), loader)) {
            return in.readObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(
                    "class " + e.getMessage() + " is not on this class path; pass its jar by --jars", e);
        }
    }
}
