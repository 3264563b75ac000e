package dev.nacre.onnx;

import dev.nacre.LayerSpec;
import dev.nacre.Shape;
import dev.nacre.plugin.Plugins;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Draws convolutional networks for images of some size, with every hyper-parameter of the layers for images. */
final class RandomImageNetworks {
    private RandomImageNetworks() {}

    static Shape drawShape(SplittableRandom random) {
        return new Shape(4 + random.nextInt(8), 4 + random.nextInt(8), 1 + random.nextInt(4));
    }

    static String draw(Shape inputs, SplittableRandom random) {
        List<String> chosen = new ArrayList<>();
        Shape shape = inputs;
        for (int count = 2 + random.nextInt(5); chosen.size() < count; ) {
            String text = layer(shape, random);
            try {
                Shape outputs = Plugins.parse(LayerSpec.class, text)
                        .build(shape, random)
                        .shape();
                if (outputs.size() > 3000) continue;
                shape = outputs;
                chosen.add(text);
            } catch (IllegalArgumentException e) {
                // the window does not fit, or the channels don't divide
            }
        }
        if (random.nextBoolean()) chosen.add(random.nextBoolean() ? "globalAverage" : "flatten");
        if (random.nextBoolean()) chosen.add("dense(4)");
        return "sequential([" + String.join(", ", chosen) + "])";
    }

    private static String layer(Shape shape, SplittableRandom random) {
        String padding = random.nextInt(3) == 0 ? "valid" : "same";
        int kernel = 1 + random.nextInt(4);
        int stride = 1 + random.nextInt(3);
        return switch (random.nextInt(10)) {
            case 0, 1, 2 -> {
                int groups = random.nextBoolean() ? 1 : 1 + random.nextInt(shape.channels());
                yield "conv(" + groups * (1 + random.nextInt(3)) + ", kernel=" + kernel + ", stride=" + stride
                        + ", padding=" + padding + ", dilation=" + (1 + random.nextInt(2)) + ", groups=" + groups
                        + ", activation=" + List.of("relu", "identity", "gelu").get(random.nextInt(3)) + ")";
            }
            case 3 ->
                "convTranspose(" + (1 + random.nextInt(3)) + ", kernel=" + kernel + ", stride=" + stride + ", padding="
                        + padding + ")";
            case 4 -> "maxPool(" + kernel + ", stride=" + random.nextInt(3) + ", padding=" + padding + ")";
            case 5 -> "averagePool(" + kernel + ", stride=" + random.nextInt(3) + ", padding=" + padding + ")";
            case 6 -> "upsample(" + (1 + random.nextInt(3)) + ")";
            case 7 -> "residual(sequential([conv(" + shape.channels() + ", kernel=" + kernel + "), batchNorm, relu]))";
            case 8 ->
                "residual(conv(3, kernel=" + kernel + ", stride=" + stride + "), shortcut=conv(3, kernel=1, stride="
                        + stride + "))";
            default ->
                List.of("batchNorm", "prelu", "softmax", "maxout(2)", "glu", "layerNorm", "spatialDropout", "tanh")
                        .get(random.nextInt(8));
        };
    }
}
