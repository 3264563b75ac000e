package dev.nacre.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nacre.Activation;
import dev.nacre.LayerSpec;
import dev.nacre.Network;
import dev.nacre.losses.Mse;
import dev.nacre.model.Model;
import dev.nacre.plugin.Plugins;
import java.io.File;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.ToolProvider;
import org.jblas.FloatMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plugins where ServiceLoader hurts: folders of plugins, several class loaders, context class loaders, containers. */
class ClassLoadersTest {
    @TempDir
    Path folder;

    /** A plugin folder with one activation, {@code times(factor)}. */
    private URL[] plugin(String name, int factor) throws IOException {
        Path root = Files.createDirectories(folder.resolve(name));
        Path source = root.resolve("Times.java");
        Files.writeString(source, """
                package com.example.%s;
                public record Times() implements dev.nacre.Activation {
                    public void forward(float[] x, float[] y, int from, int to) {
                        for (int i = from; i < to; i++) y[i] = %d * x[i];
                    }
                    public void backward(float[] x, float[] y, float[] dy, float[] dx, int from, int to) {
                        for (int i = from; i < to; i++) dx[i] = %2$d * dy[i];
                    }
                }
                """.formatted(name, factor));
        int result = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-proc:none", "-d", root.toString(), source.toString());
        assertThat(result).isZero();
        Path services = Files.createDirectories(root.resolve("META-INF/services"));
        Files.writeString(services.resolve(Activation.class.getName()), "com.example." + name + ".Times\n");
        return new URL[] {root.toUri().toURL()};
    }

    private static float applied(Activation activation) {
        float[] x = {1};
        activation.forward(x, x, 0, 1);
        return x[0];
    }

    @Test
    void aFolderOfPluginsIsFoundAtRunTime() throws IOException {
        try (URLClassLoader loader =
                new URLClassLoader(plugin("late", 3), getClass().getClassLoader())) {
            assertThat(Plugins.all(Activation.class, loader)).containsKeys("times", "relu");
            assertThat(applied(Plugins.parse(Activation.class, "times", loader)))
                    .isEqualTo(3);
        }
        assertThatThrownBy(() -> Plugins.parse(Activation.class, "times"))
                .hasMessageContaining("unknown activation: times");
    }

    @Test
    void aModelIsReadWithTheLoaderOfItsPlugins() throws IOException {
        Path file = folder.resolve("model.safetensors");
        URL[] urls = plugin("stored", 3);
        byte[] bytes;
        try (URLClassLoader loader = new URLClassLoader(urls, getClass().getClassLoader())) {
            Network network =
                    new Network(Plugins.parse(LayerSpec.class, "sequential([identity, times])", loader), 1, 1);
            Model model = new Model(network, new Mse());
            model.save(file);
            bytes = model.bytes();
        }
        try (URLClassLoader loader = new URLClassLoader(urls, getClass().getClassLoader())) {
            assertThat(Model.load(file, loader).predict(2)).containsExactly(6);
            assertThat(Model.load(bytes, loader).predict(2)).containsExactly(6);
        }
        assertThatThrownBy(() -> Model.load(file))
                .hasMessageContainingAll("unknown layer: times", "Not on the class path: com.example.stored.Times");
    }

    @Test
    void aPluginOfTheLoaderThatIsNotRegisteredIsNotSaidToBeMissing() throws IOException {
        Path file = folder.resolve("model.safetensors");
        try (URLClassLoader loader =
                new URLClassLoader(plugin("unregistered", 3), getClass().getClassLoader())) {
            Network network =
                    new Network(Plugins.parse(LayerSpec.class, "sequential([identity, times])", loader), 1, 1);
            new Model(network, new Mse()).save(file);
        }
        Path services = folder.resolve("unregistered/META-INF/services");
        Files.delete(services.resolve(Activation.class.getName()));
        URL[] urls = {folder.resolve("unregistered").toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(urls, getClass().getClassLoader())) {
            assertThatThrownBy(() -> Model.load(file, loader))
                    .hasMessageContaining("unknown layer: times")
                    .hasMessageNotContaining("Not on the class path");
        }
    }

    @Test
    void twoLoadersHaveEachTheirOwnPluginOfAName() throws IOException {
        try (URLClassLoader one =
                        new URLClassLoader(plugin("one", 5), getClass().getClassLoader());
                URLClassLoader two =
                        new URLClassLoader(plugin("two", 7), getClass().getClassLoader())) {
            assertThat(applied(Plugins.parse(Activation.class, "times", one))).isEqualTo(5);
            assertThat(applied(Plugins.parse(Activation.class, "times", two))).isEqualTo(7);
        }
    }

    @Test
    void theContextClassLoaderIsAsked() throws IOException {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader loader =
                new URLClassLoader(plugin("context", 9), getClass().getClassLoader())) {
            thread.setContextClassLoader(loader);
            Network network = new Network("sequential([dense(2), times])", 3, 1);
            assertThat(network.infer(new FloatMatrix(3, 1)).rows).isEqualTo(2);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    @Test
    void aContextClassLoaderThatSeesNothingDoesNotMatter() {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try {
            for (ClassLoader blind : new ClassLoader[] {null, ClassLoader.getPlatformClassLoader()}) {
                thread.setContextClassLoader(blind);
                assertThat(Plugins.parse(Activation.class, "elu")).isNotNull();
            }
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /**
     * What a container does with a web application: a class loader of its own for all its jars, on a thread of the
     * container's. By Java's products: with native ones the loader is free only a minute later, when the JDK's thread
     * that waits for processes ends, as JNA starts one.
     */
    @Test
    void anApplicationThatIsUndeployedIsCollected() throws Exception {
        WeakReference<ClassLoader> loader = deployTrainAndClose();
        for (int i = 0; i < 60 && loader.get() != null; i++) {
            System.gc();
            Thread.sleep(100); // helper threads end after a second
        }
        assertThat(loader.get())
                .as("the class loader, a while after it was closed")
                .isNull();
    }

    private static WeakReference<ClassLoader> deployTrainAndClose() throws Exception {
        List<URL> jars = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator))
            jars.add(Path.of(entry).toUri().toURL());
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        String blas = System.setProperty("nacre.blas", "java");
        try (URLClassLoader application =
                new URLClassLoader(jars.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
            thread.setContextClassLoader(application);
            Class<?> main = application.loadClass(Deployed.class.getName());
            assertThat(main).isNotEqualTo(Deployed.class);
            main.getMethod("run").invoke(null);
            return new WeakReference<>(application);
        } finally {
            if (blas == null) System.clearProperty("nacre.blas");
            else System.setProperty("nacre.blas", blas);
            thread.setContextClassLoader(before);
        }
    }
}
