package peers;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Adam;
import org.bytedeco.pytorch.AdamOptions;
import org.bytedeco.pytorch.LinearImpl;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Optimizer;
import org.bytedeco.pytorch.SGD;
import org.bytedeco.pytorch.SGDOptions;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/** The workloads in libtorch, PyTorch's own C++ core, without Python's overhead. Arguments: threads, workloads. */
public final class Torch {
    private final List<LinearImpl> layers = new ArrayList<>();
    private final boolean sigmoid;

    private Torch(boolean sigmoid, int... sizes) {
        this.sigmoid = sigmoid;
        for (int i = 1; i < sizes.length; i++) layers.add(new LinearImpl(sizes[i - 1], sizes[i]));
    }

    private Tensor forward(Tensor x) {
        Tensor y = x;
        for (int i = 0; i < layers.size(); i++) {
            y = layers.get(i).forward(y);
            if (i + 1 < layers.size()) y = sigmoid ? torch.sigmoid(y) : torch.relu(y);
        }
        return y;
    }

    private TensorVector parameters() {
        List<Tensor> all = new ArrayList<>();
        for (LinearImpl layer : layers) {
            TensorVector own = layer.parameters();
            for (long i = 0; i < own.size(); i++) all.add(own.get(i));
        }
        return new TensorVector(all.toArray(Tensor[]::new));
    }

    public static void main(String[] arguments) {
        torch.set_num_threads(Integer.parseInt(arguments[0]));
        System.err.println(torch.show_config().getString());
        for (int i = 1; i < arguments.length; i++) {
            switch (arguments[i]) {
                case "W1" -> train("W1", new Torch(false, 784, 512, 256, 10), 784, 10, 128, true);
                case "W2" -> train("W2", new Torch(true, 784, 256, 64, 256, 784), 784, 0, 128, true);
                case "W3" -> train("W3", new Torch(false, 16, 32, 32, 4), 16, 4, 32, false);
                case "W4" -> train("W4", new Torch(false, 1024, 2048, 2048, 2048, 10), 1024, 10, 256, true);
                case "W5a" -> infer("W5a", 1);
                case "W5b" -> infer("W5b", 1024);
                default -> System.err.println("left out: " + arguments[i]);
            }
        }
    }

    private static void train(String name, Torch net, int inputs, int classes, int batch, boolean adam) {
        Tensor x = torch.rand(batch, inputs);
        Tensor t = classes == 0 ? x : torch.randint(classes, new long[] {batch}).toType(torch.ScalarType.Long);
        Optimizer optimizer = adam
                ? new Adam(net.parameters(), new AdamOptions(1e-3))
                : new SGD(net.parameters(), new SGDOptions(1e-2));
        Clock.report(name, () -> {
            try (PointerScope scope = new PointerScope()) {
                optimizer.zero_grad();
                Tensor y = net.forward(x);
                Tensor loss = classes == 0 ? torch.mse_loss(y, t) : torch.cross_entropy(y, t);
                loss.backward();
                optimizer.step();
            }
        });
    }

    private static void infer(String name, int batch) {
        Torch net = new Torch(false, 784, 512, 256, 10);
        Tensor x = torch.rand(batch, 784);
        try (NoGradGuard guard = new NoGradGuard()) {
            Clock.report(name, () -> {
                try (PointerScope scope = new PointerScope()) {
                    net.forward(x);
                }
            });
        }
    }
}
