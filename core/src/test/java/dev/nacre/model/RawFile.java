package dev.nacre.model;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** A safetensors file taken apart, so that tests can put it together wrongly. */
record RawFile(String header, byte[] data) {
    static RawFile read(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        int length = (int) ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong();
        return new RawFile(
                new String(bytes, 8, length, StandardCharsets.UTF_8),
                Arrays.copyOfRange(bytes, 8 + length, bytes.length));
    }

    /** Replaces what must be there. */
    RawFile with(String old, String changed) {
        if (!header.contains(old)) throw new IllegalArgumentException(old + " is not in " + header);
        return new RawFile(header.replace(old, changed), data);
    }

    /** Takes the digest out, as someone does who edits a file on purpose. */
    RawFile withoutDigest() {
        return new RawFile(header.replaceFirst(",\"nacre.sha256\":\"[0-9a-f]*\"", ""), data);
    }

    RawFile withData(byte[] changed) {
        return new RawFile(header, changed);
    }

    byte[] bytes() {
        byte[] text = header.getBytes(StandardCharsets.UTF_8);
        return bytes(text.length);
    }

    byte[] bytes(long headerLength) {
        byte[] text = header.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(8 + text.length + data.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(headerLength)
                .put(text)
                .put(data)
                .array();
    }
}
