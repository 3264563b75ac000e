# Golden values of preprocessing, by scikit-learn (whitening with an epsilon, ZCA and channel means: numpy in double).
#
#     /usr/bin/python3 preprocessing.py > preprocessing.txt
#
# Each case: a plugin's text, the shape of a sample if it is an image (height x width x channels, channels innermost), the
# samples it is fitted on, the samples it is applied to, what comes out, then statistics it must have. Samples are rows;
# nan is a missing value. Fitted on one part, applied to another.
import sys

import numpy as np
import sklearn
from sklearn.decomposition import PCA
from sklearn.impute import SimpleImputer
from sklearn.preprocessing import MinMaxScaler, OneHotEncoder, StandardScaler

random = np.random.RandomState(7)


def single(x):
    return np.asarray(x, dtype=np.float32).astype(np.float64)


def show(kind, m):
    m = np.atleast_2d(m)
    print(kind, *m.shape)
    for row in m:
        print(*[repr(float(np.float32(v))) if v == v else "nan" for v in row])


def case(text, fit, apply, expected, shape=None, **statistics):
    print("case", text)
    if shape:
        print("shape", shape)
    show("fit", fit)
    show("apply", apply)
    show("expected", expected)
    for name, value in statistics.items():
        show("statistic " + name, np.asarray(value).reshape(-1, 1))


def directions(model):
    """Components with the sign that makes the element of largest size positive."""
    rows = model.components_
    largest = np.abs(rows).argmax(axis=1)
    return np.sign(rows[np.arange(len(rows)), largest])


print("# scikit-learn", sklearn.__version__, "numpy", np.__version__, "Python", sys.version.split()[0])
mixing = random.randn(5, 5)
x = single(random.randn(30, 5) @ mixing * [1, 10, 0.1, 3, 1] + [5, -20, 0, 100, 1])
z = single(random.randn(6, 5) @ mixing * [1, 10, 0.1, 3, 1] + [5, -20, 0, 100, 1])
constant = x.copy()
constant[:, 2] = 0.7
constant = single(constant)

case("standardize", x, z, StandardScaler().fit(x).transform(z))
case("standardize", constant, z, StandardScaler().fit(constant).transform(z))
case("minMax", x, z, MinMaxScaler().fit(x).transform(z))
case("minMax(low=-1, high=1)", x, z, MinMaxScaler((-1, 1)).fit(x).transform(z))
case("minMax(low=-1, high=1)", constant, z, MinMaxScaler((-1, 1)).fit(constant).transform(z))
case("subtractMean", x, z, StandardScaler(with_std=False).fit(x).transform(z))
p = single(random.rand(9, 12) * 255)
case("channelMean", p, p[:4], p[:4] - np.tile(p.reshape(9, 4, 3).mean(axis=(0, 1)), 4), shape="2x2x3")
case("channelMean", p, p[:4], p[:4] - p.mean(), shape="3x4x1")
case("channelMean", p, p[:4], p[:4] - p.mean(axis=0))

for text, data, n in (("pca", x, 5), ("pca(components=3)", x, 3), ("pca(components=4)", constant, 4)):
    model = PCA(n, svd_solver="full").fit(data)
    case(text, data, z, model.transform(z) * directions(model),
         variance=model.explained_variance_, share=model.explained_variance_ratio_)
model = PCA(0.95, svd_solver="full").fit(x)
y = np.zeros((6, 5))
y[:, :model.n_components_] = model.transform(z) * directions(model)
case("pca(share=0.95)", x, z, y)
w = single(random.randn(7, 20) @ np.diag(np.arange(1, 21)))
v = single(random.randn(3, 20))
model = PCA(6, svd_solver="full").fit(w)
case("pca(components=6)", w, v, model.transform(v) * directions(model), variance=model.explained_variance_,
     share=model.explained_variance_ratio_)
model = PCA(3, whiten=True, svd_solver="full").fit(x)
case("pcaWhiten(components=3, epsilon=0)", x, z, model.transform(z) * directions(model))
model = PCA(5, svd_solver="full").fit(x)
for epsilon in (0.0, 0.1):
    scale = 1 / np.sqrt(model.explained_variance_ + epsilon)
    if epsilon > 0:
        case("pcaWhiten(epsilon=%r)" % epsilon, x, z, model.transform(z) * directions(model) * scale)
    case("zcaWhiten(epsilon=%r)" % epsilon, x, z, model.transform(z) * scale @ model.components_)

holes, gaps = x.copy(), z.copy()
holes[random.rand(30, 5) < 0.3] = np.nan
gaps[random.rand(6, 5) < 0.4] = np.nan
for by in ("mean", "median"):
    case("fillMissing(by=%s)" % by, holes, gaps, SimpleImputer(strategy=by).fit(holes).transform(gaps))
case("fillMissing(by=constant, value=-3)", holes, gaps,
     SimpleImputer(strategy="constant", fill_value=-3).fit(holes).transform(gaps))

# category 2 of the first column does not occur in training, 7 nowhere
codes = single([[0, 1.5, 1], [1, 2.5, 0], [3, 0.5, 2], [0, 0, 1]])
other = single([[3, 1, 2], [2, 1, 0], [7, -4, 1], [-1, 2, -1]])
left = OneHotEncoder(categories=[[0, 1, 3]], handle_unknown="ignore", sparse_output=False).fit(codes[:, :1]).transform(other[:, :1])
left = np.insert(left, 2, 0, axis=1)
right = OneHotEncoder(categories=[[0, 1, 2]], handle_unknown="ignore", sparse_output=False).fit(codes[:, 2:]).transform(other[:, 2:])
case('oneHot(columns=[0, 2], categories=[["a", "b", "c", "d"], ["x", "y", "z"]])', codes, other,
     np.hstack([left, other[:, 1:2], right]))
