package dev.nacre.model;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SplittableRandom;

/** Damages the bytes of a model file in one to four places, in a way that a seed gives. */
final class Mutation {
    private static final String[] WORDS = {
        "",
        "0",
        "-1",
        "1",
        "7",
        "2147483647",
        "-2147483648",
        "9223372036854775807",
        "18446744073709551616",
        "1e9",
        "1e-999999",
        "0.5",
        "NaN",
        "null",
        "true",
        "{",
        "}",
        "[",
        "]",
        "{}",
        "[]",
        "\"",
        "\\",
        "\\u0000",
        "\\ud800",
        ",",
        ":",
        "(",
        ")",
        "=",
        " ",
        "dense",
        "dense(units=3)",
        "sequential",
        "sequential([",
        "])",
        "identity",
        "units",
        "penalty=",
        "F32",
        "I64",
        "U8",
        "__metadata__",
        "0.weight",
        "1.bias",
        "nacre.",
        "\u00e9",
        "\ud83d\udc1a"
    };

    private final SplittableRandom random;

    Mutation(long seed) {
        random = new SplittableRandom(seed);
    }

    byte[] apply(RawFile good) {
        byte[] bytes = good.bytes();
        int headerLength = bytes.length - 8 - good.data().length;
        boolean lengthKept = random.nextBoolean();
        int times = 1 + random.nextInt(4);
        for (int i = 0; i < times && bytes.length > 9; i++) {
            int before = bytes.length;
            int at = place(headerLength, bytes.length);
            bytes = change(bytes, at);
            if (at < 8 + headerLength) headerLength += bytes.length - before;
        }
        // a header whose length is right lets the damage come further
        if (lengthKept && bytes.length >= 8 && headerLength > 0)
            ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putLong(headerLength);
        return bytes;
    }

    private int place(int headerLength, int length) {
        return switch (random.nextInt(8)) {
            case 0 -> random.nextInt(8);
            case 1 -> random.nextInt(length);
            default -> Math.min(length - 1, 8 + random.nextInt(Math.max(1, headerLength)));
        };
    }

    private byte[] change(byte[] bytes, int at) {
        int end = Math.min(bytes.length, at + 1 + random.nextInt(random.nextInt(10) == 0 ? 200 : 12));
        switch (random.nextInt(7)) {
            case 0:
                bytes[at] ^= (byte) (1 << random.nextInt(8));
                return bytes;
            case 1:
                bytes[at] = (byte) random.nextInt(256);
                return bytes;
            case 2:
                return splice(bytes, at, end, new byte[0]);
            case 3:
                return splice(bytes, at, at, Arrays.copyOfRange(bytes, at, end));
            case 4:
                return splice(bytes, at, endOfWord(bytes, at), word());
            case 5:
                int from = random.nextInt(bytes.length);
                return splice(bytes, at, end, Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + end - at)));
            default:
                return splice(bytes, at, at, word());
        }
    }

    private byte[] word() {
        return WORDS[random.nextInt(WORDS.length)].getBytes(StandardCharsets.UTF_8);
    }

    private static int endOfWord(byte[] bytes, int at) {
        int end = at;
        while (end < bytes.length && end < at + 30 && Character.isLetterOrDigit(bytes[end])) end++;
        return end;
    }

    private static byte[] splice(byte[] bytes, int from, int to, byte[] insert) {
        ByteArrayOutputStream result = new ByteArrayOutputStream();
        result.write(bytes, 0, from);
        result.writeBytes(insert);
        result.write(bytes, to, bytes.length - to);
        return result.toByteArray();
    }
}
