package dev.nacre.model;

import dev.nacre.safetensors.ModelFormatException;
import dev.nacre.safetensors.Tensor;
import dev.nacre.safetensors.TensorFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The SHA-256 digest of a file's content, independent of its order: the metadata's texts sorted by key, then the
 * tensors sorted by name with shape and data. Each string is preceded by its length.
 */
final class Digests {
    private static final int BLOCK = 1 << 14;

    private Digests() {}

    /** The digest of a file that is being written. */
    static String of(Map<String, String> metadata, List<Tensor> tensors) {
        MessageDigest digest = of(metadata);
        List<Tensor> sorted = new ArrayList<>(tensors);
        sorted.sort(Comparator.comparing(Tensor::name));
        for (Tensor tensor : sorted) {
            add(digest, tensor.name());
            add(digest, tensor.shape().toString());
            add(digest, tensor.data());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /**
     * Reads tensors into arrays in one pass, and checks the digest: that of the numbers which were read, and of the
     * bytes of the file's other tensors. If the file was overwritten since it was opened, they don't match its header.
     *
     * @param arrays where to read a tensor to, by its name
     */
    static void readChecked(TensorFile file, Map<String, float[]> arrays) throws IOException {
        String expected = file.metadata().get(ModelMetadata.SHA256);
        if (expected == null) { // a file that was edited on purpose has none
            for (var each : arrays.entrySet()) read(file, each.getKey(), each.getValue());
            return;
        }
        String actual = undamaged(file, () -> digestOfRead(file, arrays));
        if (!expected.equals(actual)) throw damaged(file, null);
    }

    private static String digestOfRead(TensorFile file, Map<String, float[]> arrays) throws IOException {
        MessageDigest digest = of(file.metadata());
        for (String name : new TreeSet<>(file.tensors().keySet())) {
            add(digest, name);
            add(digest, file.tensors().get(name).shape().toString());
            float[] array = arrays.get(name);
            if (array == null) {
                file.digest(name, digest);
            } else {
                read(file, name, array);
                add(digest, array);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void read(TensorFile file, String name, float[] array) throws IOException {
        file.read(name, file.tensors().get(name).shape(), array);
    }

    /** Something that fails if a file is wrong. */
    @FunctionalInterface
    interface Reading<T> {
        T read() throws IOException;
    }

    /** Where a file turns out to be wrong, it may be damaged: that is the better reason then. */
    static <T> T undamaged(TensorFile file, Reading<T> reading) throws IOException {
        try {
            return reading.read();
        } catch (ModelFormatException e) {
            String expected = file.metadata().get(ModelMetadata.SHA256);
            if (expected != null && !expected.equals(digestOfRead(file, Map.of()))) throw damaged(file, e);
            throw e;
        }
    }

    private static ModelFormatException damaged(TensorFile file, ModelFormatException cause) {
        return new ModelFormatException(
                file.name()
                        + " is damaged: its content doesn't match its SHA-256 digest (if it is being written, read it"
                        + " again; if you edited it on purpose, remove " + ModelMetadata.SHA256
                        + " from the metadata)",
                cause);
    }

    private static MessageDigest of(Map<String, String> metadata) {
        MessageDigest digest = sha256();
        Map<String, String> texts = new TreeMap<>(metadata);
        texts.remove(ModelMetadata.SHA256);
        texts.forEach((key, text) -> {
            add(digest, key);
            add(digest, text);
        });
        return digest;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static void add(MessageDigest digest, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(bytes.length)
                .flip());
        digest.update(bytes);
    }

    private static void add(MessageDigest digest, float[] data) {
        ByteBuffer block = ByteBuffer.allocate(4 * BLOCK).order(ByteOrder.LITTLE_ENDIAN);
        for (int done = 0; done < data.length; done += BLOCK) {
            int n = Math.min(BLOCK, data.length - done);
            block.clear().asFloatBuffer().put(data, done, n);
            digest.update(block.limit(4 * n));
        }
    }
}
