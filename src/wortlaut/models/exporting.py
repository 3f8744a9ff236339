"""A trained network as an ONNX file: the vocabulary in 4-bit blocks, the layers in 8-bit integers."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from wortlaut.models.windows import PAD

if TYPE_CHECKING:
    from onnx import ModelProto, NodeProto, TensorProto
    from torch import nn

    from wortlaut.models.network import Network

OPSET = 21
CONTRIB = "com.microsoft"
BLOCK = 32
"""Weights of the vocabulary that share one scale: as the encoder came."""


class Graph:
    """Nodes and tensors of the tagger, written one by one."""

    def __init__(self) -> None:
        self.nodes: list[NodeProto] = []
        self.tensors: list[TensorProto] = []

    def tensor(self, name: str, values: Any) -> str:
        """Keep an array under a name."""
        from onnx import numpy_helper

        self.tensors.append(numpy_helper.from_array(values, name))
        return name

    def node(self, kind: str, *inputs: str, to: str, domain: str = "", **attributes: Any) -> str:
        """Add an operation; return the name of its first output."""
        from onnx import helper

        self.nodes.append(
            helper.make_node(kind, list(inputs), to.split(), name=to.split()[0], domain=domain, **attributes)
        )
        return to.split()[0]

    def linear(self, hidden: str, part: nn.Linear, name: str) -> str:
        """Add a product with a layer's weights; its bias is left to what follows."""
        return self.node("MatMul", hidden, self.tensor(f"{name}.w", _array(part.weight).T.copy()), to=name)

    def biased(self, hidden: str, part: nn.Linear, name: str) -> str:
        """Add a product with a layer's weights, and its bias."""
        product = self.linear(hidden, part, f"{name}.product")
        return self.node("Add", product, self.tensor(f"{name}.b", _array(part.bias)), to=name)

    def norm(self, hidden: str, added: str, part: nn.LayerNorm, bias: nn.Linear, name: str) -> str:
        """Add the norm of a sum; the bias is of what was added."""
        weights = [self.tensor(f"{name}.{end}", _array(value)) for end, value in zip("wb", _both(part), strict=True)]
        weights.append(self.tensor(f"{name}.skip", _array(bias.bias)))
        epsilon = part.eps
        return self.node("SkipLayerNormalization", hidden, added, *weights, to=name, domain=CONTRIB, epsilon=epsilon)


def export(network: Network, path: Path, /) -> None:
    """Write the network as one ONNX file in integers, for onnxruntime on a CPU."""
    from onnx import TensorProto, save
    from onnxruntime.quantization import QuantType, quantize_dynamic

    with TemporaryDirectory() as folder:
        whole = Path(folder) / "whole.onnx"
        save(graph_of(network), str(whole))
        quantize_dynamic(
            whole, path, per_channel=True, weight_type=QuantType.QInt8, op_types_to_quantize=["MatMul", "Attention"],
            extra_options={"MatMulConstBOnly": True, "DefaultTensorType": TensorProto.FLOAT},
        )  # fmt: skip


def graph_of(network: Network, /) -> ModelProto:
    """Return the network with whole numbers for the vocabulary alone."""
    import numpy as np
    from onnx import TensorProto, helper

    graph = Graph()
    hidden = _embedded(graph, network)
    graph.tensor("pad", np.array(PAD, np.int64))
    graph.node("Equal", "ids", "pad", to="padding")
    graph.node("Not", "padding", to="seen")
    graph.nodes.append(helper.make_node("Cast", ["seen"], ["mask"], name="mask", to=TensorProto.INT32))
    for number, layer in enumerate(network.layers):
        hidden = _layer(graph, layer, hidden, f"l{number}")
    graph.biased(hidden, network.head, "output")
    made = helper.make_graph(
        graph.nodes,
        "tagger",
        [helper.make_tensor_value_info("ids", TensorProto.INT64, ["batch", "piece"])],
        [helper.make_tensor_value_info("output", TensorProto.FLOAT, ["batch", "piece", network.head.out_features])],
        graph.tensors,
    )
    opsets = [helper.make_opsetid("", OPSET), helper.make_opsetid(CONTRIB, 1)]
    return helper.make_model(made, opset_imports=opsets, ir_version=10)


def _embedded(graph: Graph, network: Network) -> str:
    """Add the first hidden states: rows of the vocabulary plus rows of the places, and their norm."""
    import numpy as np

    packed, scales = blocks_of(_array(network.embeddings.weight))
    graph.tensor("vocabulary", packed)
    graph.tensor("scales", scales)
    rows = graph.node(
        "GatherBlockQuantized", "vocabulary", "ids", "scales", to="rows", domain=CONTRIB,
        gather_axis=0, quantize_axis=1, block_size=BLOCK, bits=4,
    )  # fmt: skip
    graph.tensor("start", np.array([0], np.int64))
    graph.node("Shape", "ids", to="length", start=1, end=2)
    graph.tensor("places", _array(network.positions.weight))
    graph.node("Slice", "places", "start", "length", "start", to="here")
    graph.node("Add", rows, "here", to="placed")
    weights = [
        graph.tensor(f"first.{end}", _array(value)) for end, value in zip("wb", _both(network.norm), strict=True)
    ]
    return graph.node("LayerNormalization", "placed", *weights, to="embedded", axis=-1, epsilon=network.norm.eps)


def blocks_of(weights: Any, /) -> tuple[Any, Any]:
    """Return rows as 4-bit blocks (two to a byte, 8 = zero) and their scales, exactly where they came from such."""
    import numpy as np

    rows, width = weights.shape
    blocks = weights.reshape(rows, width // BLOCK, BLOCK)
    far = np.take_along_axis(blocks, np.abs(blocks).argmax(axis=2)[..., None], axis=2)[..., 0]
    scales = far / -8
    safe = np.where(scales == 0, 1, scales)
    levels = np.clip(np.rint(blocks / safe[..., None]) + 8, 0, 15).astype(np.uint8).reshape(rows, width)
    return levels[:, 0::2] | (levels[:, 1::2] << 4), scales.astype(np.float32)


def _layer(graph: Graph, layer: Any, hidden: str, name: str) -> str:
    import numpy as np

    parts = (layer.q, layer.k, layer.v)
    graph.tensor(f"{name}.qkv.w", np.concatenate([_array(part.weight).T for part in parts], axis=1))
    graph.tensor(f"{name}.qkv.b", np.concatenate([_array(part.bias) for part in parts]))
    seen = graph.node(
        "Attention", hidden, f"{name}.qkv.w", f"{name}.qkv.b", "mask", to=f"{name}.seen", domain=CONTRIB,
        num_heads=layer.heads,
    )  # fmt: skip
    seen = graph.linear(seen, layer.ao, f"{name}.ao")
    hidden = graph.norm(hidden, seen, layer.aln, layer.ao, f"{name}.aln")
    wide = graph.linear(hidden, layer.fi, f"{name}.fi")
    wide = graph.node(
        "BiasGelu", wide, graph.tensor(f"{name}.fi.b", _array(layer.fi.bias)), to=f"{name}.gelu", domain=CONTRIB
    )
    return graph.norm(hidden, graph.linear(wide, layer.fo, f"{name}.fo"), layer.oln, layer.fo, f"{name}.oln")


def _both(part: nn.LayerNorm) -> tuple[Any, Any]:
    return part.weight, part.bias


def _array(weights: Any) -> Any:
    return weights.detach().numpy().copy()
