package dev.nacre.examples;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;

/** Folders of small pictures that are easy to tell apart: stripes, of random colours, widths and places. */
final class TinyPictures {
    private static final List<String> FORMATS = List.of("png", "jpg", "bmp", "gif");

    private TinyPictures() {}

    /** Writes pictures of each class: {@code across}, {@code down}, {@code checked}, or another name for plain ones. */
    static Path write(Path folder, boolean colour, int pictures, String... classes) throws IOException {
        SplittableRandom random = new SplittableRandom(classes.length);
        for (String name : classes)
            for (int i = 0; i < pictures; i++) {
                String format = FORMATS.get(i % FORMATS.size());
                Path file = folder.resolve(name).resolve(i + "." + format);
                Files.createDirectories(file.getParent());
                ImageIO.write(picture(name, colour && i % 3 > 0, random), format, file.toFile());
            }
        return folder;
    }

    private static BufferedImage picture(String name, boolean colour, SplittableRandom random) {
        int width = random.nextInt(9, 24);
        int height = random.nextInt(9, 24);
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        int light = colour ? 0x808000 | random.nextInt(0x800000) : 0x010101 * random.nextInt(160, 256);
        int dark = colour ? random.nextInt(0x40) : 0x010101 * random.nextInt(90);
        int stripe = random.nextInt(2, 4);
        int place = random.nextInt(4);
        for (int y = 0; y < height; y++)
            for (int x = 0; x < width; x++) image.setRGB(x, y, lit(name, x, y, stripe, place) ? light : dark);
        return image;
    }

    private static boolean lit(String name, int x, int y, int stripe, int place) {
        boolean across = (y + place) / stripe % 2 == 0;
        boolean down = (x + place) / stripe % 2 == 0;
        return switch (name) {
            case "across" -> across;
            case "down" -> down;
            case "checked" -> across ^ down;
            default -> place % 2 == 0;
        };
    }
}
