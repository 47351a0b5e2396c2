"""A model's file is looked through without loading it, whatever it is."""

import contextlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harken.speech.onnx_graph import NotOnnx, output_added, read_graph
from tests.speech.piper_zoo import model_bytes


def written(folder: Path, data: bytes) -> Path:
    path = folder / "model.onnx"
    path.write_bytes(data)
    return path


def test_inputs_outputs_and_what_is_rounded_up(tmp_path: Path) -> None:
    graph = read_graph(written(tmp_path, model_bytes(["input", "scales"], ["sound"], ["lengths"])))
    assert graph.inputs == {"input", "scales"}
    assert graph.outputs == {"sound"}
    assert graph.rounded_up == ("lengths",)


def test_an_output_is_added_at_the_end(tmp_path: Path) -> None:
    data = model_bytes(["input"], ["sound"], ["lengths"]) + output_added("lengths")
    graph = read_graph(written(tmp_path, data))
    assert graph.outputs == {"sound", "lengths"}
    long = "x" * 300
    assert read_graph(written(tmp_path, output_added(long))).outputs == {long}


@pytest.mark.parametrize(
    "data", [b"", b"\0", b"no model at all", b"\x3a\xff\xff\xff\xff\x0f", b"\xff" * 40, b"{}"]
)
def test_what_is_no_model_is_told(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(NotOnnx):
        read_graph(written(tmp_path, data))


def test_every_cut_is_noticed(tmp_path: Path) -> None:
    whole = model_bytes(["input"], ["sound"], ["lengths"], weights=b"w" * 40)
    for end in range(len(whole)):
        with pytest.raises(NotOnnx):
            read_graph(written(tmp_path, whole[:end]))


@given(st.binary(max_size=60))
def test_any_bytes_at_all(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = written(tmp_path_factory.getbasetemp(), data)
    with contextlib.suppress(NotOnnx):
        read_graph(path)
