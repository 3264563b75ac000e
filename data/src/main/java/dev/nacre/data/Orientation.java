package dev.nacre.data;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How a camera was held, as JPEG files note it in their Exif segment: from 1, upright, to 8 (CIPA DC-008, tag 274). A
 * note that is damaged counts as none.
 */
final class Orientation {
    private static final int UPRIGHT = 1;
    private static final int TAG = 274;
    private static final int IMAGE = 0xFFD8;
    private static final int APPLICATION = 0xFFE1;
    private static final int SCAN = 0xFFDA;
    private static final int ENTRY = 12;
    private static final byte[] EXIF = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);

    private Orientation() {}

    static int of(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file);
                DataInputStream data = new DataInputStream(in)) {
            return segments(data);
        }
    }

    private static int segments(DataInputStream in) {
        try {
            if (in.readUnsignedShort() != IMAGE) return UPRIGHT;
            for (int marker = in.readUnsignedShort(); marker != SCAN; marker = in.readUnsignedShort()) {
                if (marker >> 8 != 0xFF) return UPRIGHT;
                byte[] segment = in.readNBytes(in.readUnsignedShort() - 2);
                if (marker == APPLICATION && begins(segment)) return tag(segment);
            }
        } catch (IOException | RuntimeException e) {
            // the file ends here, or the note makes no sense: the image's reader will say so, if it matters
        }
        return UPRIGHT;
    }

    private static boolean begins(byte[] segment) {
        if (segment.length < EXIF.length) return false;
        for (int i = 0; i < EXIF.length; i++) if (segment[i] != EXIF[i]) return false;
        return true;
    }

    /** Looks in the first directory of a TIFF structure. */
    private static int tag(byte[] segment) {
        ByteBuffer tiff = ByteBuffer.wrap(segment, EXIF.length, segment.length - EXIF.length)
                .slice();
        tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int directory = tiff.getInt(4);
        int entries = Short.toUnsignedInt(tiff.getShort(directory));
        for (int i = 0; i < entries; i++) {
            int entry = directory + 2 + i * ENTRY;
            if (Short.toUnsignedInt(tiff.getShort(entry)) != TAG) continue;
            int value = tiff.getShort(entry + 8);
            return value >= 1 && value <= 8 ? value : UPRIGHT;
        }
        return UPRIGHT;
    }

    /** The image as it should be seen. */
    static Pixels upright(Pixels image, int orientation) {
        if (orientation == UPRIGHT) return image;
        int w = image.width();
        int h = image.height();
        boolean turned = orientation > 4;
        int width = turned ? h : w;
        int height = turned ? w : h;
        float[][] channels = new float[3][width * height];
        for (int y = 0; y < height; y++)
            for (int x = 0; x < width; x++) {
                int column = turned ? y : x;
                int row = turned ? x : y;
                if (orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8)
                    column = w - 1 - column;
                if (orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7) row = h - 1 - row;
                for (int c = 0; c < 3; c++) channels[c][y * width + x] = image.channels()[c][row * w + column];
            }
        return new Pixels(width, height, channels);
    }
}
