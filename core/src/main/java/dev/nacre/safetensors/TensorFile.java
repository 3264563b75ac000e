package dev.nacre.safetensors;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A safetensors file, open for reading. Opening it reads and checks the header; it never allocates more memory than the
 * file's length.
 */
public final class TensorFile implements Closeable {
    private static final int BLOCK = 1 << 16;

    private final String name;
    private final Source source;
    private final long dataStart;
    private final Header header;

    private TensorFile(String name, Source source) throws IOException {
        this.name = name;
        this.source = source;
        long size = source.size();
        if (size < 8) throw new ModelFormatException("it has only " + size + " bytes and no header");
        long length = fill(ByteBuffer.allocate(8), 0).getLong();
        if (length < 0 || length > Header.LONGEST)
            throw new ModelFormatException("it is not a safetensors file, or its header of "
                    + Long.toUnsignedString(length) + " bytes exceeds the maximum of " + Header.LONGEST);
        if (length > size - 8)
            throw new ModelFormatException("its header should have " + length + " bytes, but only " + (size - 8)
                    + " follow: the file is truncated");
        dataStart = 8 + length;
        header = Header.parse(decode(fill(ByteBuffer.allocate((int) length), 8)), size - dataStart);
    }

    /**
     * Opens a file.
     *
     * @param path the file
     * @return the open file; close it after use
     * @throws ModelFormatException if it is not a valid safetensors file
     * @throws IOException if it can't be read
     */
    public static TensorFile open(Path path) throws IOException {
        RegularFile.require(path);
        return open(path.toString(), new ChannelSource(FileChannel.open(path)));
    }

    /**
     * Opens the bytes of a file.
     *
     * @param name the name in error messages
     * @param bytes content of the file; not copied
     * @return the open file; close it after use
     * @throws ModelFormatException if they are not a valid safetensors file
     * @throws IOException never
     */
    public static TensorFile open(String name, byte[] bytes) throws IOException {
        return open(name, new BytesSource(bytes));
    }

    private static TensorFile open(String name, Source source) throws IOException {
        try {
            return new TensorFile(name, source);
        } catch (ModelFormatException e) {
            source.close();
            throw new ModelFormatException(name + ": " + e.getMessage(), e);
        } catch (IOException | RuntimeException | Error e) {
            source.close();
            throw e;
        }
    }

    /**
     * The name in error messages.
     *
     * @return the path, if it was opened from a path
     */
    public String name() {
        return name;
    }

    /**
     * The metadata texts in the header.
     *
     * @return key → text
     */
    public Map<String, String> metadata() {
        return Collections.unmodifiableMap(header.metadata());
    }

    /**
     * The tensors in the file.
     *
     * @return name → type, shape and position, in the header's order
     */
    public Map<String, TensorInfo> tensors() {
        return Collections.unmodifiableMap(header.tensors());
    }

    /**
     * Reads the elements of a tensor of floats.
     *
     * @param name the tensor
     * @param shape the expected shape
     * @param target receives the elements; as long as the shape says
     * @throws ModelFormatException if there is no such tensor of type F32 and that shape, or an element is NaN or
     *     infinite
     * @throws IOException if the file can't be read
     */
    public void read(String name, List<Long> shape, float[] target) throws IOException {
        TensorInfo info = header.tensors().get(name);
        if (info == null) throw new ModelFormatException(this.name + ": tensor " + name + " is missing");
        if (!info.dtype().equals("F32") || !info.shape().equals(shape) || info.elements() != target.length)
            throw new ModelFormatException(this.name + ": tensor " + name + " has type " + info.dtype() + " and shape "
                    + info.shape() + "; expected type F32 and shape " + shape);
        FloatBuffer floats = FloatBuffer.wrap(target);
        forEachBlock(info, block -> floats.put(block.asFloatBuffer()));
        for (int i = 0; i < target.length; i++)
            if (!Float.isFinite(target[i]))
                throw new ModelFormatException(
                        this.name + ": tensor " + name + " has the value " + target[i] + " at index " + i);
    }

    /**
     * Adds the bytes of a tensor to a digest.
     *
     * @param name the tensor
     * @param digest receives the bytes as they are in the file
     * @throws IOException if the file can't be read
     */
    public void digest(String name, MessageDigest digest) throws IOException {
        forEachBlock(header.tensors().get(name), digest::update);
    }

    private void forEachBlock(TensorInfo info, Consumer<ByteBuffer> use) throws IOException {
        ByteBuffer block = ByteBuffer.allocate((int) Math.min(BLOCK, info.end() - info.begin()));
        for (long at = info.begin(); at < info.end(); at += block.limit()) {
            block.clear().limit((int) Math.min(block.capacity(), info.end() - at));
            use.accept(fill(block, dataStart + at));
        }
    }

    private ByteBuffer fill(ByteBuffer buffer, long from) throws IOException {
        long at = from;
        while (buffer.hasRemaining()) {
            int n = source.read(buffer, at);
            if (n < 0) throw new EOFException(name + " was truncated while it was being read");
            at += n;
        }
        return buffer.flip().order(ByteOrder.LITTLE_ENDIAN);
    }

    private static String decode(ByteBuffer bytes) throws ModelFormatException {
        if (!bytes.hasRemaining() || bytes.get(0) != '{')
            throw new ModelFormatException("its header is not a JSON object");
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
        } catch (CharacterCodingException e) {
            throw new ModelFormatException("its header is not UTF-8 text", e);
        }
    }

    @Override
    public void close() throws IOException {
        source.close();
    }

    /**
     * Writes a file atomically.
     *
     * @param path the file
     * @param metadata texts for the header
     * @param tensors written in this order
     * @throws IOException if it can't be written; an old file then keeps its content
     */
    public static void write(Path path, Map<String, String> metadata, List<Tensor> tensors) throws IOException {
        ByteBuffer start = start(path.toString(), metadata, tensors);
        AtomicFile.write(path, channel -> {
            drain(start, channel);
            drain(tensors, channel);
        });
    }

    /**
     * The content of a file with these tensors.
     *
     * @param metadata texts for the header
     * @param tensors the tensors, in the order of the file
     * @return bytes that {@link #open(String, byte[])} reads
     * @throws IOException if it exceeds the maximum size of an array, 2 GiB
     */
    public static byte[] bytes(Map<String, String> metadata, List<Tensor> tensors) throws IOException {
        String name = "a file in memory";
        ByteBuffer start = start(name, metadata, tensors);
        long size = start.remaining();
        for (Tensor tensor : tensors) size += 4L * tensor.data().length;
        if (size > Integer.MAX_VALUE - 8)
            throw new IOException(name + " can't have " + size + " bytes; write it to disk instead");
        ByteBuffer bytes = ByteBuffer.allocate((int) size).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put(start);
        for (Tensor tensor : tensors) {
            bytes.asFloatBuffer().put(tensor.data());
            bytes.position(bytes.position() + 4 * tensor.data().length);
        }
        return bytes.array();
    }

    private static ByteBuffer start(String name, Map<String, String> metadata, List<Tensor> tensors)
            throws IOException {
        byte[] header = Header.of(metadata, tensors).toJson().getBytes(StandardCharsets.UTF_8);
        int padding = -header.length & 7;
        if (header.length + padding > Header.LONGEST)
            throw new IOException("the header of " + name + " would have " + header.length
                    + " bytes, more than the maximum of " + Header.LONGEST);
        ByteBuffer start = ByteBuffer.allocate(8 + header.length + padding).order(ByteOrder.LITTLE_ENDIAN);
        start.putLong(header.length + padding).put(header);
        while (start.hasRemaining()) start.put((byte) ' ');
        return start.flip();
    }

    private static void drain(List<Tensor> tensors, WritableByteChannel channel) throws IOException {
        ByteBuffer block = ByteBuffer.allocate(BLOCK).order(ByteOrder.LITTLE_ENDIAN);
        for (Tensor tensor : tensors) {
            for (int done = 0; done < tensor.data().length; ) {
                int n = Math.min(BLOCK / 4, tensor.data().length - done);
                block.clear().asFloatBuffer().put(tensor.data(), done, n);
                drain(block.limit(4 * n), channel);
                done += n;
            }
        }
    }

    private static void drain(ByteBuffer buffer, WritableByteChannel channel) throws IOException {
        while (buffer.hasRemaining()) channel.write(buffer);
    }
}
