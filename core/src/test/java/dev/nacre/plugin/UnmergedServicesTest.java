package dev.nacre.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nacre.LayerSpec;
import dev.nacre.layers.Sequential;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * A fat jar whose build did not merge META-INF/services: all classes are there, and core's plugins are not registered.
 */
class UnmergedServicesTest {
    /** Everything on the class path, but no registration of a plugin of Nacre's. */
    private static final class FatJar extends URLClassLoader {
        FatJar() throws IOException {
            super(urls(), ClassLoader.getPlatformClassLoader());
        }

        private static URL[] urls() throws IOException {
            List<URL> urls = new ArrayList<>();
            for (String entry : System.getProperty("java.class.path").split(File.pathSeparator))
                urls.add(Path.of(entry).toUri().toURL());
            return urls.toArray(URL[]::new);
        }

        @Override
        public Enumeration<URL> getResources(String name) throws IOException {
            return name.startsWith("META-INF/services/dev.nacre.")
                    ? Collections.emptyEnumeration()
                    : super.getResources(name);
        }
    }

    @Test
    void coresOwnPluginsAreSaidToBeThereButNotRegistered() throws Exception {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (FatJar jar = new FatJar()) {
            thread.setContextClassLoader(jar);
            Class<?> kind = jar.loadClass(LayerSpec.class.getName());
            assertThat(kind).isNotEqualTo(LayerSpec.class);
            Method parse = jar.loadClass(Plugins.class.getName())
                    .getMethod("parse", Class.class, String.class, ClassLoader[].class);
            assertThatThrownBy(() -> parse.invoke(null, kind, "sequential([dense(3)])", new ClassLoader[0]))
                    .isInstanceOf(InvocationTargetException.class)
                    .cause()
                    .hasMessage("at position 1 of 'sequential([dense(3)])': unknown layer: sequential; its "
                            + "class "
                            + Sequential.class.getName() + " exists but is not registered: merge the files in"
                            + " META-INF/services when building the fat jar");
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
